//! Plays a future on a clock of its own and records it.

use std::cell::{Cell, RefCell};
use std::fmt::{Debug, Display};
use std::future::Future;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo, catch_unwind, panic_any};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use crate::clocks::Clocks;
use timeline::{Recorder, Recording};
use tokio::runtime::{self, Runtime};

/// After this much virtual time a run is given up. Virtual time takes no real time, so the limit
/// can be generous.
pub const VIRTUAL_LIMIT: Duration = Duration::from_secs(3600);

/// A run on the paused clock, and the panics in it.
#[derive(Debug, Clone)]
pub struct Play {
    /// The recording of the run.
    pub recording: Recording,
    /// Each panic, in order; the last one may be the caller's own.
    pub panics: Vec<Panic>,
}

/// A panic, in the caller or in a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panic {
    /// Its message.
    pub message: String,
    /// Where it happened: `file:line`.
    pub place: String,
}

thread_local! {
    /// The panics of the play that is under way on this thread; `None` if there is none.
    static PANICS: RefCell<Option<Vec<Panic>>> = const { RefCell::new(None) };
    /// Whether the hook has seen a [`Probe`] on this thread.
    static PROBED: Cell<bool> = const { Cell::new(false) };
}

/// What [`panics_are_noted`] throws. A program that has taken the hook away prints it.
const PROBE: &str = "this panic only looks whether the panic hook is still in its place";

/// Plays a future in a current-thread runtime of its own, the clock paused from the start.
///
/// The caller is given up after [`VIRTUAL_LIMIT`]. Once the caller has ended, the tasks that it
/// left behind are recorded to their end, within the same limit. A panic ends the play but not the
/// thread, and prints nothing: the result holds it.
///
/// # Panics
/// Inside a tokio runtime.
pub fn play<F, T, E>(future: F) -> Play
where
    F: Future<Output = Result<T, E>>,
    T: Debug,
    E: Display,
{
    let recorder = Recorder::new().limit(VIRTUAL_LIMIT).run_on(VIRTUAL_LIMIT);
    let recording = recorder.clone().try_record(future);
    let (recording, panics) = on_paused_clock(|runtime| runtime.block_on(recording));
    Play { recording: recording.unwrap_or_else(|| recorder.finish()), panics }
}

/// Runs a closure with a current-thread runtime whose clock is paused from the start. Returns the
/// closure's result (`None` if it panicked) and all panics on this thread in their order. No panic
/// is printed.
///
/// The runtime is dropped before the panics are read, because dropping it may cause further panics.
///
/// # Panics
/// Inside a tokio runtime.
pub fn on_paused_clock<T>(run: impl FnOnce(&Runtime) -> T) -> (Option<T>, Vec<Panic>) {
    let runtime = runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime without I/O needs nothing that could be missing");
    assert!(
        runtime::Handle::try_current().is_err(),
        "a play has a runtime of its own and cannot be started inside another"
    );
    keep_panics_of_plays();
    let around = PANICS.replace(Some(Vec::new()));
    let clocks = Clocks::start(&runtime);
    let result = catch_unwind(AssertUnwindSafe(|| run(&runtime)));
    if let Some(clocks) = clocks {
        clocks.stop(&runtime);
    }
    // While the runtime drops what is left in it, a destructor may panic once more.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(runtime)));
    (result.ok(), PANICS.replace(around).unwrap_or_default())
}

/// Whether the hook that notes the panics of plays is in its place. If a program has put another there,
/// that one is removed.
///
/// To find out, it throws a panic and catches it.
pub fn panics_are_noted() -> bool {
    let _alone = alone_with_the_hook();
    PROBED.set(false);
    let _ = catch_unwind(|| panic_any(PROBE));
    if !PROBED.get() {
        let _ = panic::take_hook();
        note_panics();
    }
    PROBED.get()
}

/// Which panic hook is in place, as a number that no other hook has as long as this one is there. It is taken
/// and put back for that: nothing else in this process should panic meanwhile.
pub fn panic_hook() -> usize {
    keep_panics_of_plays();
    let _alone = alone_with_the_hook();
    let hook = panic::take_hook();
    let place = (&raw const *hook).addr();
    panic::set_hook(hook);
    place
}

/// Sees to it that the panics of plays are noted instead of printed; all other panics go to the hook
/// before.
fn keep_panics_of_plays() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _alone = alone_with_the_hook();
        note_panics();
    });
}

/// One hook is for all threads: who takes it away for a moment would hide it from another play's look.
fn alone_with_the_hook() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn note_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if info.payload_as_str() == Some(PROBE) {
            PROBED.set(true);
            return;
        }
        let noted = PANICS.with_borrow_mut(|panics| {
            panics.as_mut().map(|panics| panics.push(describe(info))).is_some()
        });
        if !noted {
            print(info);
        }
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> Panic {
    let message = info.payload_as_str().unwrap_or("a panic without a message").to_owned();
    let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
    Panic { message, place: place.unwrap_or_default() }
}
