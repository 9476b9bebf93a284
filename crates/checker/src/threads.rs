//! The threads that a function begins: it is to do its work on the thread on which it is called.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, JoinHandle, sleep};
use std::time::Duration;
use std::{fs, io};

use stage::Cast;
use verdict::Verdict;

use crate::check::Check;
use crate::endings;
use crate::holds::Hold;
use crate::judge::{UnderWay, refused};
use crate::slow::{FEW_REPEATS, REPEATS};

impl Check {
    /// A thread that the function leaves behind appears after each play; a thread that is about to
    /// end does not.
    pub(crate) fn hold_threads(&self, cast: &Cast, under_way: &UnderWay) -> Result<(), Verdict> {
        let mut before = alive().len();
        for _ in 0..FEW_REPEATS {
            self.play(cast, &[], false, under_way);
            let after = alive().len();
            if after <= before {
                return Ok(());
            }
            before = after;
        }
        Err(refused(
            Hold::NothingLeft,
            "- a thread was still running after your function had returned: what a function begins it \
             waits for, or stops\n"
                .to_owned(),
        ))
    }

    /// Other code in this process may start a thread as well, but not during each play.
    pub(crate) fn hold_here(
        &self,
        cast: &Cast,
        notes: &[String],
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        for _ in 0..REPEATS {
            let before = begun();
            self.play(cast, notes, false, under_way);
            if begun() <= before {
                return Ok(());
            }
        }
        Err(thread_begun())
    }

    /// A thread that is begun once for all calls is still there after the last one. One that is begun only
    /// while there are several calls is not, but it has been counted.
    pub(crate) fn hold_none_since(&self, before: &Before) -> Result<(), Verdict> {
        if !self.is_alone {
            return Ok(());
        }
        // A thread that has been joined is listed for a moment longer.
        let mut looks = (0..REPEATS).inspect(|_| sleep(Duration::from_millis(1)));
        let is_as_before = || alive().is_subset(&before.alive);
        match begun() <= before.begun && (is_as_before() || looks.any(|_| is_as_before())) {
            true => Ok(()),
            false => Err(thread_begun()),
        }
    }
}

/// What is known of the threads in this process at the beginning of a check.
pub(crate) struct Before {
    alive: BTreeSet<OsString>,
    begun: Option<u64>,
}

impl Before {
    pub(crate) fn now() -> Self {
        let begun = begun();
        Self { alive: alive(), begun }
    }
}

fn thread_begun() -> Verdict {
    refused(Hold::Here, format!("- {}\n", endings::thread_begun()))
}

/// The threads of this process, as far as the operating system tells.
fn alive() -> BTreeSet<OsString> {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    threads.map(|thread| thread.file_name()).collect()
}

/// Where the operating system tells of the thread that looks there, if it does.
pub(crate) const THIS: &str = "/proc/thread-self";

/// Where the operating system tells all threads of this one.
pub(crate) fn place() -> PathBuf {
    fs::read_link(THIS).map(|thread| Path::new("/proc").join(thread)).unwrap_or_default()
}

/// For how long a thread was ready to run and had no processor, if the operating system tells. On a busy
/// machine this happens in every play.
pub(crate) fn queued(thread: &Path) -> Duration {
    let told = fs::read_to_string(thread.join("schedstat")).ok();
    let nanos = told.and_then(|told| told.split_whitespace().nth(1)?.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

/// Whether the operating system tells what [`queued`] asks.
pub(crate) fn are_queues_told() -> bool {
    Path::new(THIS).join("schedstat").exists()
}

/// How many threads the checker itself has begun in this process, maybe for several checks.
static OWN: Mutex<u64> = Mutex::new(0);

/// Begins a thread that [`begun`] does not count. The number is what that counts.
pub(crate) fn begin(
    thread: Builder,
    run: impl FnOnce() + Send + 'static,
) -> io::Result<(JoinHandle<()>, Option<u64>)> {
    let mut own = OWN.lock().unwrap_or_else(PoisonError::into_inner);
    let thread = thread.spawn(run)?;
    *own += 1;
    // The standard library counts all threads that it starts. `as_u64` is not stable.
    let id = format!("{:?}", thread.thread().id());
    let id: Option<u64> =
        id.strip_prefix("ThreadId(").and_then(|id| id.strip_suffix(')')?.parse().ok());
    let others = id.map(|id| id.saturating_sub(*own));
    Ok((thread, others))
}

/// How many threads other code has begun in this process, if that is known.
pub(crate) fn begun() -> Option<u64> {
    let (thread, others) = begin(Builder::new(), || {}).ok()?;
    let _ = thread.join();
    others
}
