//! A program of its own, with one test: whoever else allocates or begins threads meanwhile is counted as
//! well.

use std::thread;

use checker::{
    Cast, Check, FetchError, Hold, Refusal, Service, Stage, Verdict, Wanted, fetch, secs,
};

/// The verdict on a function that does something on the side.
fn verdict(side: fn()) -> Verdict {
    let run = move |stage: Stage| async move {
        side();
        let kept = vec![0_u8; 10_000];
        let answer = fetch(&stage.sources[0]).await;
        drop(kept);
        answer as Result<String, FetchError>
    };
    let wanted = |cast: &Cast| Wanted::overlapping(cast).returning("a");
    let check = Check::new("errand", run, wanted).hold(Hold::Freed, "");
    check.told(Cast::new([Service::new("a", secs(1.0))])).verdict()
}

#[test]
fn neither_memory_nor_a_thread_is_left_behind() {
    assert_eq!(verdict(|| {}), Verdict::Passed);
    // A thread that is joined is none that is left.
    assert_eq!(verdict(|| thread::spawn(|| {}).join().unwrap()), Verdict::Passed);

    let leaking = verdict(|| _ = Vec::leak(vec![0_u8; 100]));
    let Verdict::Refused(Refusal { holds, text }) = leaking else { panic!("100 bytes leak") };
    assert_eq!(holds, [Hold::Freed.to_string()], "{text}");
    assert!(text.contains("leaves 100 bytes of memory behind"), "{text}");

    if cfg!(target_os = "linux") {
        let left = verdict(|| drop(thread::spawn(|| thread::sleep(secs(2.0)))));
        let Verdict::Refused(Refusal { holds, text }) = left else { panic!("a thread is left") };
        assert_eq!(holds, [Hold::NothingLeft.to_string()], "{text}");
    }
}
