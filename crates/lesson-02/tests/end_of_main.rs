//! A whole program, whose `main` a test calls. What it gives to `println!` is written down here.

use std::sync::Mutex;

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
fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap()
}

/// Whoever has the handle of a task that went with its runtime is told of it as of an abort.
#[test]
fn the_handle_of_a_task_that_went_with_its_runtime_says_cancelled() {
    let handle = runtime().spawn(std::future::pending::<()>());
    assert!(runtime().block_on(handle).unwrap_err().is_cancelled());
}

/// A panic leaves `main` as well, and the runtime with it.
#[test]
fn a_main_that_panics_takes_its_tasks_along() {
    let (letter, gone) = tokio::sync::oneshot::channel::<()>();
    let main = std::thread::spawn(move || {
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
