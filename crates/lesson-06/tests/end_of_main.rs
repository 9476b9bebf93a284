//! A whole program, whose `main` a test calls. What it gives to `println!` is written down here.

use std::sync::Mutex;
use std::time::{Duration, Instant};

static PRINTED: Mutex<Vec<(String, Instant)>> = Mutex::new(Vec::new());

macro_rules! println {
    ($($words:tt)*) => { PRINTED.lock().unwrap().push((format!($($words)*), Instant::now())) };
}

mod program {
    use super::{Instant, PRINTED};

    // ANCHOR: program
    use std::{thread, time::Duration};
    use tokio::{runtime::Runtime, task::spawn_blocking, time::timeout};

    fn main() -> std::io::Result<()> {
        let runtime = Runtime::new()?;
        runtime.block_on(async {
            let report = spawn_blocking(|| thread::sleep(Duration::from_secs(2)));
            if timeout(Duration::from_secs(1), report).await.is_err() {
                println!("gave up");
            }
        });
        drop(runtime);
        Ok(())
    }
    // ANCHOR_END: program

    pub(super) fn run() -> Instant {
        main().expect("a runtime can be built");
        Instant::now()
    }
}

#[test]
fn main_gives_up_at_its_limit_and_the_program_ends_with_the_blocking_call() {
    let began = Instant::now();
    let ended = program::run();
    let printed = PRINTED.lock().unwrap();
    let [(line, at)] = printed.as_slice() else { panic!("{printed:?}") };
    assert_eq!(line, "gave up");
    assert!(*at - began < Duration::from_secs(2), "the caller goes on at its limit");
    assert!(ended - began >= Duration::from_secs(2), "the runtime waits for the call");
}
