//! Plays a future on a clock of its own and records it.

use std::fmt::{Debug, Display};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use timeline::{Recorder, Recording};
use tokio::runtime;

/// A run is given up after this much virtual time: it takes no real time, so it can be generous.
pub const VIRTUAL_LIMIT: Duration = Duration::from_secs(3600);

/// A run on the paused clock, and what it panicked with, if it did.
#[derive(Debug, Clone)]
pub struct Play {
    /// What happened.
    pub recording: Recording,
    /// The message of a panic that reached the caller.
    pub panic: Option<String>,
}

/// Plays a future in a current-thread runtime of its own, the clock paused from the start.
///
/// The caller is given up after [`VIRTUAL_LIMIT`]; once it has ended, tasks that it left behind are
/// recorded to their end within the same limit. A panic ends the play, not the thread.
pub fn play<F, T, E>(future: F) -> Play
where
    F: Future<Output = Result<T, E>>,
    T: Debug,
    E: Display,
{
    let runtime = runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime without I/O needs nothing that could be missing");
    let recorder = Recorder::new().limit(VIRTUAL_LIMIT).run_on(VIRTUAL_LIMIT);
    let result =
        catch_unwind(AssertUnwindSafe(|| runtime.block_on(recorder.clone().try_record(future))));
    match result {
        Ok(recording) => Play { recording, panic: None },
        Err(payload) => Play { recording: recorder.finish(), panic: Some(message(&*payload)) },
    }
}

/// The text of a panic.
fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".to_owned())
}
