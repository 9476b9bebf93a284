//! The public face of recording: [`record`], [`try_record`] and the [`Recorder`] behind them.

use std::fmt::{Debug, Display};
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::sleep;
use tracing::Dispatch;
use tracing::dispatcher::set_default;

use crate::context::{Session, watch_all_callsites};
use crate::journal::Journal;
#[cfg(feature = "layer")]
use crate::layer::TimelineLayer;
use crate::outcome::outcome_of_error;
use crate::tasks::{any_since, next_id};
use crate::watch::Watch;
use crate::{Outcome, Recording};

/// Runs a future and records what it and the tasks it spawns do, until it ends.
///
/// Await it on a current-thread runtime (as `#[tokio::test]` is) to see spawned tasks too. For the
/// multi-thread runtime, and for code on threads of its own, as in `spawn_blocking`, see
/// [`Recorder::on_thread_start`]: without it neither their spans nor their printed lines are
/// recorded.
///
/// These leave no lane and no line: tasks that were spawned before, code that runs beside the
/// future in the same task, and other recordings, even one inside the future. tokio does not tell
/// who spawned a task, so there are two limits. An earlier task may itself spawn tasks outside of
/// every span: those are drawn, because they look like tasks of the recording. And when several
/// recordings are under way on one thread, a task that is spawned by a task without a span counts
/// for the recording that began last.
///
/// # Panics
/// When the future does; outside a tokio runtime, or in one without `enable_time`.
///
/// # Cancel safety
/// Dropping it drops the recorded future, and the recording with it.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
///
/// #[tracing::instrument(ret)]
/// async fn nap(seconds: u64) -> u64 {
///     tokio::time::sleep(Duration::from_secs(seconds)).await;
///     seconds
/// }
///
/// let recording = timeline::record(async { tokio::join!(nap(2), nap(1)) }).await;
/// assert_eq!(recording.elapsed, Duration::from_secs(2));
/// assert_eq!(recording.caller().outcome.text(), "(2, 1)");
/// # }
/// ```
pub async fn record<F>(future: F) -> Recording
where
    F: Future,
    F::Output: Debug,
{
    Recorder::new().record(future).await
}

/// Like [`record`], for a future that returns a `Result`: an `Err` is drawn as the caller's
/// failure.
///
/// # Panics
/// When the future does; outside a tokio runtime, or in one without `enable_time`.
///
/// # Cancel safety
/// Dropping it drops the recorded future, and the recording with it.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// let recording = timeline::try_record(async { "seven".parse::<u32>() }).await;
/// assert_eq!(recording.caller().outcome.word(), "failed");
/// # }
/// ```
pub async fn try_record<F, T, E>(future: F) -> Recording
where
    F: Future<Output = Result<T, E>>,
    T: Debug,
    E: Display,
{
    Recorder::new().try_record(future).await
}

/// A recording in the making. A clone is another handle to the same recording.
///
/// It makes one recording only. Once that has begun, recording with a clone runs its future as
/// usual, but returns a recording that holds only the caller.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use timeline::Recorder;
///
/// #[tracing::instrument(ret)]
/// async fn nap(seconds: u64) -> u64 {
///     tokio::time::sleep(Duration::from_secs(seconds)).await;
///     seconds
/// }
///
/// // A caller that hangs is given up after a minute; a task that it leaves is seen to its end.
/// let recorder = Recorder::new().limit(Duration::from_secs(60)).run_on(Duration::from_secs(5));
/// let recording = recorder.record(async { drop(tokio::spawn(nap(2))) }).await;
/// assert_eq!(recording.elapsed, Duration::ZERO);
/// let nap = recording.lane("nap(2)").unwrap();
/// assert!(recording.is_detached(nap));
/// assert_eq!(nap.outcome.word(), "finished");
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Recorder {
    journal: Arc<Journal>,
    run_on: Duration,
    limit: Option<Duration>,
}

impl Default for Recorder {
    fn default() -> Self {
        Self::new()
    }
}

impl Recorder {
    /// A recorder whose time begins when [`record`](Self::record) is first polled.
    pub fn new() -> Self {
        Self { journal: Arc::new(Journal::new()), run_on: Duration::ZERO, limit: None }
    }

    /// After the caller has ended, goes on recording until every task has ended too, but at most
    /// this long: this shows how detached tasks end.
    ///
    /// Recording stops early when no lane is open and no task may be left that belongs to the
    /// recording. tokio counts the tasks of a runtime, but not who spawned them: so if a task from
    /// elsewhere is alive there, and any task was spawned since the recording began, recording goes
    /// on for the whole time. (On a paused clock that takes no real time.) tokio does not count the
    /// tasks of a `LocalSet`; there, only open lanes are waited for.
    #[must_use]
    pub fn run_on(mut self, at_most: Duration) -> Self {
        self.run_on = at_most;
        self
    }

    /// Gives up on the caller after this long; the caller's outcome is then [`Outcome::Open`].
    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The layer that records, for combining with other layers.
    #[cfg(feature = "layer")]
    pub fn layer(&self) -> TimelineLayer {
        watch_all_callsites();
        TimelineLayer::new(self.journal.clone())
    }

    /// A ready-made subscriber, for spans and events of level INFO and above. What `ret` and `err`
    /// report is recorded at every level. Set it as the default on a thread of your own: that
    /// thread is then recorded with the recording's clock.
    pub fn dispatch(&self) -> Dispatch {
        watch_all_callsites();
        Dispatch::new(Watch::of(Some(self.journal.clone())))
    }

    /// Give this to a runtime, so that code on its threads is recorded:
    /// `Builder::new_multi_thread().on_thread_start(recorder.on_thread_start())`. On a
    /// current-thread runtime it concerns the threads of `spawn_blocking`; their times are those of
    /// the runtime's clock, even of a paused one.
    ///
    /// On a multi-thread runtime lanes really run in parallel: events that are close together may
    /// come in another order in the next run.
    pub fn on_thread_start(&self) -> impl Fn() + Send + Sync + 'static {
        let dispatch = self.dispatch();
        // The thread needs the subscriber for as long as it lives, so the guard is never dropped.
        move || std::mem::forget(set_default(&dispatch))
    }

    /// Records a future. See the free function [`record`](crate::record).
    ///
    /// # Panics
    /// When the future does; [`finish`](Self::finish) on a clone then still gives the recording. It
    /// also panics where [`record`](crate::record) does.
    ///
    /// # Cancel safety
    /// Dropping it drops the recorded future; [`finish`](Self::finish) on a clone then still gives
    /// the recording, in which the caller had not ended.
    pub async fn record<F>(self, future: F) -> Recording
    where
        F: Future,
        F::Output: Debug,
    {
        self.run(future, |output| Outcome::Finished(debug_text(output))).await
    }

    /// Records a future that returns a `Result`. See the free function
    /// [`try_record`](crate::try_record).
    ///
    /// # Panics
    /// As [`record`](Self::record).
    ///
    /// # Cancel safety
    /// As [`record`](Self::record).
    pub async fn try_record<F, T, E>(self, future: F) -> Recording
    where
        F: Future<Output = Result<T, E>>,
        T: Debug,
        E: Display,
    {
        self.run(future, |output| match output {
            Ok(value) => Outcome::Finished(debug_text(value)),
            Err(error) => outcome_of_error(error.to_string()),
        })
        .await
    }

    /// Ends the recording and returns it; what happens later is not recorded.
    ///
    /// The recording is returned once. A second call, or a call after [`record`](Self::record) has
    /// returned, gives a recording that holds only the caller, still running.
    pub fn finish(&self) -> Recording {
        self.journal.finish()
    }

    async fn run<F: Future>(
        mut self,
        future: F,
        outcome: impl FnOnce(&F::Output) -> Outcome,
    ) -> Recording {
        let first_task = next_id();
        if !self.journal.begin(first_task) {
            self.journal = Arc::new(Journal::of_caller_alone(first_task));
        }
        let _session = Session::begin(self.journal.clone(), first_task);

        let mut future = pin!(future);
        let caller = std::future::poll_fn(|context| {
            let poll = self.journal.caller_polled();
            let result = future.as_mut().poll(context);
            drop(poll);
            if result.is_pending() {
                self.journal.caller_waits();
            }
            result
        });
        let output = match self.limit {
            None => Some(caller.await),
            Some(limit) => tokio::time::timeout(limit, caller).await.ok(),
        };
        let Some(output) = output else { return self.finish() };
        self.journal.caller_ended(outcome(&output));

        // A task that was aborted a moment ago ends in the next turn of the scheduler, so there is
        // always one turn. This turn is outside of the timeout, which would leave its waker behind
        // and so cause an extra poll of the next awaited future. After this turn the pauses grow: a
        // paused clock jumps over them, and on a real clock the thread does not spin.
        tokio::task::yield_now().await;
        let tasks = Handle::current().metrics();
        let run_on = async {
            let mut pause = Duration::from_millis(1);
            // tokio counts the tasks of a runtime, but not who spawned them. It is sure that none
            // belongs to the recording if there is none, or if none was spawned since the recording
            // began.
            while self.journal.has_open_lanes()
                || tasks.num_alive_tasks() > 0 && any_since(first_task)
            {
                sleep(pause).await;
                pause *= 2;
            }
        };
        let _ = tokio::time::timeout(self.run_on, run_on).await;
        self.finish()
    }
}

/// The `Debug` text of a value; empty for `()`, which says nothing.
fn debug_text(value: &impl Debug) -> String {
    match format!("{value:?}") {
        unit if unit == "()" => String::new(),
        text => text,
    }
}
