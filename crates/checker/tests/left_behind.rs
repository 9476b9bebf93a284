//! A program of its own, with one test: memory and threads of other tests would be counted as
//! well.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once};
use std::thread;

use checker::{
    Cast, Casts, Check, Expected, FetchError, Hold, Refusal, Service, Stage, Verdict, fetch, secs,
};

/// What is done with the answers, beside returning the first.
type Side = fn(&[String]);

/// The verdict on a function that does something on the side.
fn verdict(side: Side) -> Verdict {
    check(side).verdict()
}

/// The same with lists of any length.
fn verdict_with(side: Side) -> Verdict {
    check(side).generated(Casts::of(0..=50)).verdict()
}

fn check(side: Side) -> Check {
    let run = move |stage: Stage| async move {
        let kept = vec![0_u8; 10_000];
        let answers = futures::future::try_join_all(stage.sources.iter().map(fetch)).await?;
        side(&answers);
        drop(kept);
        Ok::<_, FetchError>(answers.first().cloned().unwrap_or_default())
    };
    Check::new("errand", run, first).hold(Hold::Freed, "").told(one())
}

fn one() -> Cast {
    Cast::new([Service::new("a", secs(1.0))])
}

fn first(cast: &Cast) -> Expected {
    let first = cast.services.first().and_then(Service::answer);
    Expected::overlapping(cast).returning(first.unwrap_or_default())
}

static LAST: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());
static CALLS: AtomicUsize = AtomicUsize::new(0);

/// What does not grow with every call of the cast that is told is kept all the same.
const KEPT: [(&str, Side); 4] = [
    ("the last answer", |answers| {
        let mut last = LAST.lock().unwrap();
        last.clear();
        last.push_back(answers[0].clone());
    }),
    ("the last three", |answers| {
        let mut last = LAST.lock().unwrap();
        last.push_back(answers[0].clone());
        while last.len() > 3 {
            last.pop_front();
        }
    }),
    ("every other one", |answers| {
        if CALLS.fetch_add(1, Ordering::Relaxed).is_multiple_of(2) {
            answers[0].clone().leak();
        }
    }),
    ("all of more than one", |answers| {
        if answers.len() > 1 {
            answers.iter().cloned().for_each(|answer| _ = answer.leak());
        }
    }),
];

fn blocking_pool(_: &[String]) {
    drop(tokio::task::spawn_blocking(|| {}));
}

#[test]
fn neither_memory_nor_a_thread_is_left_behind() {
    assert_eq!(verdict(|_| {}), Verdict::Passed);
    // A thread that is joined is none that is left, and yet a thread.
    for begun in [verdict(|_| thread::spawn(|| {}).join().unwrap()), verdict(blocking_pool)] {
        let Verdict::Refused(Refusal { holds, text }) = begun else { panic!("a thread is begun") };
        assert_eq!(holds, [Hold::Here.to_string()], "{text}");
        assert!(text.contains("began a thread"), "{text}");
    }
    // Not for the cast that is told, but for long ones.
    let for_long = verdict_with(|answers| {
        if answers.len() > 10 {
            thread::scope(|scope| _ = scope.spawn(|| ()));
        }
    });
    let Verdict::Refused(Refusal { holds, text }) = for_long else { panic!("a thread is begun") };
    assert_eq!(holds, [Hold::Here.to_string()], "{text}");

    let leaking = verdict(|_| _ = Vec::leak(vec![0_u8; 100]));
    let Verdict::Refused(Refusal { holds, text }) = leaking else { panic!("100 bytes leak") };
    assert_eq!(holds, [Hold::Freed.to_string()], "{text}");
    assert!(text.contains("leaves 100 bytes of memory behind"), "{text}");

    for (kept, keep) in KEPT {
        let verdict = verdict(keep);
        let Verdict::Refused(Refusal { holds, text }) = verdict else { panic!("kept: {kept}") };
        assert_eq!(holds, [Hold::Freed.to_string()], "{kept}: {text}");
    }

    let for_none = verdict_with(|answers| {
        if answers.is_empty() {
            Vec::leak(vec![0_u8; 100]);
        }
    });
    let Verdict::Refused(Refusal { holds, text }) = for_none else { panic!("100 bytes leak") };
    assert_eq!(holds, [Hold::Freed.to_string()], "{text}");
    assert!(text.starts_with("with no source at all:\n- each call"), "{text}");
    let for_many = verdict_with(|answers| {
        if answers.len() > 20 {
            LAST.lock().unwrap().clear();
            LAST.lock().unwrap().extend(answers.iter().cloned());
        }
    });
    let Verdict::Refused(Refusal { holds, text }) = for_many else { panic!("many are kept") };
    assert_eq!(holds, [Hold::Freed.to_string()], "{text}");

    if cfg!(target_os = "linux") {
        let left = verdict(|_| drop(thread::spawn(|| thread::sleep(secs(2.0)))));
        let Verdict::Refused(Refusal { holds, text }) = left else { panic!("a thread is left") };
        assert_eq!(holds, [Hold::NothingLeft.to_string()], "{text}");
        // One thread for all calls, which the first of them begins.
        static ONCE: Once = Once::new();
        let begin_once: Side =
            |_| ONCE.call_once(|| drop(thread::spawn(|| thread::sleep(secs(60.0)))));
        let Verdict::Refused(Refusal { holds, text }) = check(begin_once).alone().verdict() else {
            panic!("a thread is kept")
        };
        assert_eq!(holds, [Hold::Here.to_string()], "{text}");
        // A thread that is joined, and begun only beside another call.
        let beside = |stage: Stage| async move {
            let is_alone = CALLS.fetch_add(1, Ordering::Relaxed) == 0;
            if !is_alone {
                thread::spawn(|| ()).join().unwrap();
            }
            let answer = fetch(&stage.sources[0]).await;
            CALLS.fetch_sub(1, Ordering::Relaxed);
            answer
        };
        CALLS.store(0, Ordering::Relaxed);
        let beside = Check::new("errand", beside, first).told(one());
        let Verdict::Refused(Refusal { holds, text }) = beside.alone().verdict() else {
            panic!("a thread is begun")
        };
        assert_eq!(holds, [Hold::Here.to_string()], "{text}");
    }
    // A hook that calls the one before it.
    let hook = |stage: Stage| async move {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| before(panic)));
        fetch(&stage.sources[0]).await
    };
    let hook = Check::new("errand", hook, first).told(one());
    let Verdict::Refused(Refusal { holds, text }) = hook.alone().verdict() else {
        panic!("the hook is another")
    };
    assert_eq!(holds, [Hold::Returns.to_string()], "{text}");
    assert!(text.contains("replaces the panic hook"), "{text}");
}
