//! Answers that never end: each is stopped soon, and a sentence says what it did.
//!
//! Each test is its own worker: it starts this executable again, as an exercise does.
#![cfg(unix)]

use std::future::Future;
use std::process::Command;
use std::time::{Duration, Instant};

use checker::{Cast, Casts, Check, Expected, FetchError, Service, Stage, Verdict, secs};
use verdict::{limits, supervise};

/// Runs an answer in a worker and looks for the words that it is refused with.
fn refused<F, Fut>(exercise: &'static str, answer: F, words: &str)
where
    F: Fn(Stage) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), FetchError>> + 'static,
{
    let expected = |cast: &Cast| Expected::overlapping(cast).returning(());
    let check = Check::new(exercise, answer, expected)
        .told(Cast::new([Service::new("tea", secs(1.0))]))
        // So many that whoever computes for some time is not told at once from how few they are.
        .generated(Casts::of(20..=20));
    if std::env::var_os("VERDICT_WORKER").is_some() {
        check.run();
    }
    let begun = Instant::now();
    let program = Command::new(std::env::current_exe().unwrap());
    let told = match supervise(program, exercise, check.file()).unwrap().verdict {
        Verdict::Refused(refusal) => refusal.text,
        Verdict::NotRun(why) => why.to_string(),
        verdict => panic!("{verdict:?}"),
    };
    assert!(told.contains(words), "{told}");
    let longest = limits::PROCESS + limits::BUSY + Duration::from_secs(1);
    assert!(begun.elapsed() < longest, "{:?}", begun.elapsed());
}

struct PanicsInDrop;

impl Drop for PanicsInDrop {
    fn drop(&mut self) {
        panic!("once more");
    }
}

fn deep(depth: u64) -> u64 {
    match std::hint::black_box(depth) {
        u64::MAX => depth,
        depth => deep(depth + 1) + 1,
    }
}

/// So much that it is told from a loop by how much it is, even on a machine with much else to do.
fn hold_too_much() -> ! {
    let mut list: Vec<Vec<u8>> = Vec::new();
    while list.len() << 20 < 2 * limits::MEMORY {
        list.push(Vec::with_capacity(1 << 20));
    }
    loop {
        std::thread::park();
    }
}

mod the_checks {
    use super::*;

    #[test]
    fn a_panic_in_a_destructor_passes() {
        let answer = |_| async {
            let _panics = PanicsInDrop;
            panic!("first")
        };
        refused("a_panic_in_a_destructor", answer, "a destructor (`drop`) panicked while");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_recursion_passes() {
        let answer = |_| async {
            std::hint::black_box(deep(0));
            Ok(())
        };
        refused("a_recursion", answer, "its stack was full");
    }

    #[test]
    fn a_list_that_holds_too_much_passes() {
        refused("a_list_that_holds_too_much", |_| async { hold_too_much() }, "512 MB of memory");
    }

    /// The watchman's report is not held up by whoever holds stdout.
    #[test]
    fn a_list_beside_a_lock_on_stdout_passes() {
        let answer = |_| async {
            let _lock = std::io::stdout().lock();
            hold_too_much()
        };
        refused("a_list_beside_a_lock_on_stdout", answer, "512 MB of memory");
    }

    #[test]
    fn one_list_that_is_too_long_passes() {
        let answer = |_| async {
            std::hint::black_box(vec![0_u8; 1 << 40]);
            Ok(())
        };
        refused("one_list_that_is_too_long", answer, "more memory at once than there is");
    }

    #[test]
    fn an_endless_yield_passes() {
        let answer = |_| async {
            loop {
                tokio::task::yield_now().await;
            }
        };
        refused("an_endless_yield", answer, "asks again and again instead of waiting");
    }

    #[test]
    fn a_lock_taken_twice_passes() {
        let answer = |_| async {
            let lock = std::sync::Mutex::new(());
            let _first = lock.lock();
            let _second = lock.lock();
            Ok(())
        };
        refused("a_lock_taken_twice", answer, "blocked the thread");
    }

    #[test]
    fn a_little_work_in_each_play_passes() {
        let answer = |stage: Stage| async move {
            let begun = cpu_time::ThreadTime::now();
            while begun.elapsed() < std::time::Duration::from_millis(30) {
                std::hint::spin_loop();
            }
            let all = stage.sources.iter().map(checker::fetch);
            futures::future::try_join_all(all).await.map(drop)
        };
        let words = "A check is a few hundred plays";
        refused("a_little_work_in_each_play", answer, words);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn threads_without_end_passes() {
        let answer = |_| async {
            loop {
                std::thread::spawn(std::thread::park);
            }
        };
        refused("threads_without_end", answer, "had 2000 threads");
    }

    #[test]
    fn an_exit_with_success_passes() {
        let answer = |_| async {
            println!("test result: ok. 1 passed; 0 failed");
            std::process::exit(0)
        };
        refused("an_exit_with_success", answer, "ended the program (exit status: 0)");
    }
}
