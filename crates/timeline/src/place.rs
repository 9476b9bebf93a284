//! Where code runs, and the time on the recording's clock.

use std::thread::{self, ThreadId};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task;
use tokio::time::Instant;

/// The current task or, outside of any task (`block_on`, a plain thread), the current thread.
///
/// `block_on` and a plain thread both have no task id, so an optional id could not tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Task(task::Id),
    Thread(ThreadId),
}

impl Place {
    pub(crate) fn here() -> Self {
        task::try_id().map_or_else(|| Self::Thread(thread::current().id()), Self::Task)
    }
}

/// The clock of the runtime on which the recording began.
///
/// `Instant::now()` asks the runtime of the current thread. A thread without a runtime, or with
/// another one, would give its own time, which has nothing to do with a paused clock.
#[derive(Debug)]
pub(crate) struct Clock {
    began: Instant,
    runtime: Handle,
}

impl Clock {
    /// Starts the clock.
    ///
    /// # Panics
    /// Outside a runtime.
    pub(crate) fn begin() -> Self {
        Self { began: Instant::now(), runtime: Handle::current() }
    }

    /// The time since it began; `None` on a thread that is ending and can no longer reach the
    /// runtime.
    pub(crate) fn elapsed(&self) -> Option<Duration> {
        match Handle::try_current() {
            Ok(here) if here.id() == self.runtime.id() => Some(self.began.elapsed()),
            Err(error) if error.is_thread_local_destroyed() => None,
            _ => {
                let _inside = self.runtime.enter();
                Some(self.began.elapsed())
            }
        }
    }
}
