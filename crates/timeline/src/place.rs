//! Where code runs, and what the recording's clock says there.

use std::thread::{self, ThreadId};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task;
use tokio::time::Instant;

/// The task that runs here or, where none does (`block_on`, a plain thread), the thread.
///
/// `block_on` and a plain thread both have no task id, so the id alone would take one for the other.
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

/// The clock of the runtime that the recording began on.
///
/// `Instant::now()` asks the runtime of the thread that it is called on. A thread without one, or of
/// another runtime, would give its own time, which a paused clock has nothing to do with.
#[derive(Debug)]
pub(crate) struct Clock {
    began: Instant,
    runtime: Handle,
}

impl Clock {
    /// Begins now.
    ///
    /// # Panics
    /// Outside a runtime.
    pub(crate) fn begin() -> Self {
        Self { began: Instant::now(), runtime: Handle::current() }
    }

    /// The time since it began; `None` where a thread ends that has no access to it any more.
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
