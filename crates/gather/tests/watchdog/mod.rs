//! A hang is a failure of its own test and no stuck suite.

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Runs a test on a thread of its own. Coarse: what takes so long would never end.
pub fn must_end<T: Send + 'static>(what: &str, test: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    let thread = thread::spawn(move || {
        // Nobody listens any more if it came too late.
        let _ = sender.send(test());
    });
    match receiver.recv_timeout(Duration::from_secs(30)) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("{what}: hangs"),
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => unreachable!("it sends before it ends"),
        },
    }
}
