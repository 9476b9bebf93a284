//! A whole program, whose `main` a test calls. What it gives to `println!` is written down here.

use std::process::Command;
use std::sync::Mutex;
use std::sync::mpsc::{self, TryRecvError};
use std::thread;

use stage::{millis, secs};
use tokio::runtime::{Builder, Runtime};

static PRINTED: Mutex<Vec<String>> = Mutex::new(Vec::new());

macro_rules! println {
    ($($words:tt)*) => { PRINTED.lock().unwrap().push(format!($($words)*)) };
}

mod program {
    use super::PRINTED;

    // ANCHOR: program
    use std::time::Duration;
    use tokio::time::sleep;

    #[tokio::main]
    async fn main() {
        tokio::spawn(async {
            sleep(Duration::from_secs(3)).await;
            println!("the letter is in the post");
        });
        sleep(Duration::from_secs(1)).await;
        println!("home with bread");
    }
    // ANCHOR_END: program

    /// The task was under way for a second, and has two more to wait when `main` returns.
    #[test]
    fn main_waits_for_no_task() {
        let began = std::time::Instant::now();
        main();
        assert!(began.elapsed() >= Duration::from_secs(1));
        assert_eq!(*PRINTED.lock().unwrap(), ["home with bread"]);
    }
}

/// A `main` of its own: a runtime that a function owns, and what is left of a task behind it.
fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().build().unwrap()
}

fn several_threads() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).build().unwrap()
}

/// Whoever has the handle of a task that went with its runtime is told of it as of an abort.
#[test]
fn the_handle_of_a_task_that_went_with_its_runtime_says_cancelled() {
    let handle = runtime().spawn(std::future::pending::<()>());
    assert!(runtime().block_on(handle).unwrap_err().is_cancelled());
}

/// On one thread a task has its first turn when its spawner waits, and here nobody waits any more.
#[test]
fn a_task_that_has_had_no_turn_when_main_returns_runs_no_line() {
    let (began, has_begun) = mpsc::channel();
    runtime().block_on(async { drop(tokio::spawn(async move { began.send(()) })) });
    assert_eq!(has_begun.try_recv(), Err(TryRecvError::Disconnected), "dropped, and not begun");
}

/// A panic leaves `main` as well, and the runtime with it.
#[test]
fn a_main_that_panics_takes_its_tasks_along() {
    let (letter, gone) = tokio::sync::oneshot::channel::<()>();
    let main = thread::spawn(move || {
        runtime().block_on(async {
            tokio::spawn(async move {
                let _letter = letter;
                std::future::pending::<()>().await;
            });
            tokio::task::yield_now().await;
            std::panic::resume_unwind(Box::new("in main"));
        });
    });
    main.join().expect_err("main has panicked");
    assert!(gone.blocking_recv().is_err(), "the task was dropped");
}

/// No thread is stopped in the middle of its work, so the end of the runtime comes behind it.
#[test]
fn the_end_of_a_runtime_waits_until_a_task_that_computes_has_to_wait() {
    let (computed, has_computed) = mpsc::channel();
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let runtime = several_threads();
    runtime.block_on(async {
        tokio::spawn(async move {
            begun.send(()).expect("main waits for it");
            thread::sleep(millis(50));
            computed.send(()).expect("somebody listens");
            std::future::pending::<()>().await;
        });
        has_begun.await.expect("the task begins");
    });
    drop(runtime);
    has_computed.try_recv().expect("it has come to its wait");
    assert_eq!(has_computed.try_recv(), Err(TryRecvError::Disconnected), "there, it was dropped");
}

/// The thread of such a runtime is the one that calls `block_on`.
#[test]
fn a_runtime_with_one_thread_moves_its_tasks_only_inside_of_a_block_on() {
    let posts_a_letter = |runtime: &Runtime| {
        let (posted, is_posted) = mpsc::channel();
        runtime.block_on(async { drop(tokio::spawn(async move { posted.send(()) })) });
        is_posted
    };
    let one_thread = runtime();
    let is_posted = posts_a_letter(&one_thread);
    is_posted.recv_timeout(millis(20)).expect_err("the task stands still");
    one_thread.block_on(tokio::task::yield_now());
    is_posted.try_recv().expect("the task has had its turn");

    let is_posted = posts_a_letter(&several_threads());
    is_posted.recv_timeout(secs(60.0)).expect("it goes on by itself");
}

/// The program is this test itself, started once more: its task has a destructor that prints.
#[test]
fn an_exit_runs_no_destructor_and_a_main_that_returns_does() {
    struct Prints;
    impl Drop for Prints {
        fn drop(&mut self) {
            std::println!("cleaned up");
        }
    }
    let program = |way: &str| {
        runtime().block_on(async {
            tokio::spawn(async {
                let _prints = Prints;
                std::future::pending::<()>().await;
            });
            tokio::task::yield_now().await;
            if way == "exit" {
                std::process::exit(0);
            }
        });
    };
    const WAY: &str = "THE_WAY_OUT_OF_MAIN";
    if let Ok(way) = std::env::var(WAY) {
        return program(&way);
    }
    for (way, cleans_up) in [("return", true), ("exit", false)] {
        let mut test = Command::new(std::env::current_exe().unwrap());
        test.args(["an_exit_runs_no_destructor_and_a_main_that_returns_does", "--nocapture"]);
        let ended = test.env(WAY, way).output().unwrap();
        let printed = String::from_utf8(ended.stdout).unwrap();
        assert!(ended.status.success());
        assert_eq!(printed.contains("cleaned up"), cleans_up, "{way}: {printed}");
    }
}
