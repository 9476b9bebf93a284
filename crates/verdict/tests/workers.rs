//! Workers that run code as a check does. A worker is this test executable, started again for the
//! test of that name.
#![cfg(unix)]

use std::io::{Write, stderr, stdin, stdout};
use std::process::{Command, exit};
use std::time::{Duration, Instant};

use verdict::{NotRun, Refusal, Report, Supervised, Verdict, Worker, supervise};

fn report(exercise: &str, verdict: Verdict) -> Report {
    let timeline = String::new();
    Report { exercise: exercise.to_owned(), checks: file!().to_owned(), verdict, timeline }
}

/// Runs `code` in the worker, which then says that all is well; here, what came of it.
fn supervised(exercise: &str, code: impl FnOnce(&Worker)) -> Supervised {
    if let Some(worker) = Worker::begin() {
        code(&worker);
        worker.report(&report(exercise, Verdict::Passed));
    }
    let program = std::env::current_exe().unwrap();
    supervise(Command::new(program), exercise, "tests/workers.rs").unwrap()
}

fn endless_recursion(depth: u64) -> u64 {
    match std::hint::black_box(depth) {
        u64::MAX => depth,
        depth => endless_recursion(depth + 1) + 1,
    }
}

mod the_checks {
    use super::*;

    #[test]
    fn what_is_printed_without_a_line_end_passes() {
        let supervised = supervised("what_is_printed_without_a_line_end", |_| {
            print!("a tea");
            eprint!("pot");
        });
        assert_eq!(supervised.verdict, Verdict::Passed);
        assert_eq!(supervised.printed, "pota tea");
    }

    /// Whoever holds stdout, or stdin, for ever holds neither the report nor the limit up.
    #[test]
    fn one_that_holds_stdout_and_stdin_passes() {
        let supervised = supervised("one_that_holds_stdout_and_stdin", |_| {
            let (held, holds) = std::sync::mpsc::channel();
            std::thread::spawn(move || {
                let _locks = (stdout().lock(), stderr().lock());
                held.send(()).unwrap();
                let _lock = stdin().lock();
                std::thread::park();
            });
            holds.recv().unwrap();
        });
        assert_eq!(supervised.verdict, Verdict::Passed);
    }

    #[test]
    fn a_long_report_beside_loud_threads_passes() {
        let text = "- your run took 6 s, wanted 3 s\n".repeat(20_000);
        let refusal = Verdict::Refused(Refusal { holds: Vec::new(), text });
        let exercise = "a_long_report_beside_loud_threads";
        let supervised = supervised(exercise, |worker| {
            for _ in 0..2 {
                std::thread::spawn(|| {
                    loop {
                        eprintln!("loud");
                        println!("loud");
                    }
                });
            }
            std::thread::sleep(Duration::from_millis(20));
            worker.report(&report(exercise, refusal.clone()));
        });
        assert!(supervised.verdict == refusal, "it differs");
    }

    #[test]
    fn the_first_of_two_reports_passes() {
        let exercise = "the_first_of_two_reports";
        let supervised = supervised(exercise, |worker| {
            let late = worker.clone();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(50));
                late.report(&report(exercise, Verdict::Refused(Refusal::default())));
            });
        });
        assert_eq!(supervised.verdict, Verdict::Passed);
    }

    #[test]
    fn a_program_that_ends_never_passes() {
        let supervised = supervised("a_program_that_ends_never", |_| {
            println!("test result: ok. 1 passed; 0 failed");
            exit(0);
        });
        let status = "exit status: 0".to_owned();
        assert_eq!(supervised.verdict, Verdict::NotRun(NotRun::Ended { status }));
    }

    /// It has a signal of its own, which no words of the runtime need be read for.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_stack_never_passes() {
        let exercise = "a_full_stack_never";
        let deep = supervised(exercise, |_| _ = endless_recursion(0));
        assert_eq!(
            deep,
            Supervised {
                verdict: Verdict::NotRun(NotRun::Stack),
                timeline: String::new(),
                printed: String::new()
            }
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn memory_without_end_never_passes() {
        let supervised = supervised("memory_without_end_never", |_| {
            loop {
                std::mem::forget(vec![1_u8; 1 << 20]);
            }
        });
        assert_eq!(supervised.verdict, Verdict::NotRun(NotRun::Memory));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn threads_without_end_never_passes() {
        let supervised = supervised("threads_without_end_never", |_| {
            loop {
                std::thread::spawn(std::thread::park);
            }
        });
        assert_eq!(supervised.verdict, Verdict::NotRun(NotRun::Threads));
    }

    #[test]
    fn an_abort_never_passes() {
        let supervised = supervised("an_abort_never", |_| std::process::abort());
        assert_eq!(supervised.verdict, Verdict::NotRun(NotRun::Aborted));
    }

    /// A process that a worker starts from its own program is none of ours, and not a parent of more.
    #[test]
    fn one_that_starts_itself_passes() {
        let begun = Instant::now();
        let supervised = supervised("one_that_starts_itself", |_| {
            let program = std::env::current_exe().unwrap();
            let mut child =
                Command::new(program).stdin(std::process::Stdio::null()).spawn().unwrap();
            assert_eq!(child.wait().unwrap().code(), Some(1));
        });
        assert_eq!(supervised.verdict, Verdict::Passed, "{}", supervised.printed);
        assert!(begun.elapsed() < Duration::from_secs(3));
    }

    #[test]
    fn what_is_flushed_in_parts_passes() {
        let supervised = supervised("what_is_flushed_in_parts", |_| {
            for part in ["\n", "0123456789abcdef", " 0", "\n\n"] {
                print!("{part}");
                stdout().flush().unwrap();
            }
        });
        assert_eq!(supervised.verdict, Verdict::Passed);
        assert_eq!(supervised.printed, "\n0123456789abcdef 0\n\n");
    }
}
