//! The threads that a function begins: it is to do its work on the thread on which it is called.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::thread::{self, sleep};
use std::time::Duration;

use stage::Cast;
use verdict::Verdict;

use crate::check::Check;
use crate::endings;
use crate::holds::Hold;
use crate::judge::{FEW_REPEATS, REPEATS, UnderWay, refused};

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
            let threads = Begun::since_now();
            self.play(cast, notes, false, under_way);
            if !threads.any() {
                return Ok(());
            }
        }
        Err(thread_begun())
    }

    /// A thread that is begun once for all calls is still there after the last one.
    pub(crate) fn hold_none_since(&self, before: &BTreeSet<OsString>) -> Result<(), Verdict> {
        // A thread that has been joined is listed for a moment longer.
        let mut looks = (0..REPEATS).inspect(|_| sleep(Duration::from_millis(1)));
        if !self.is_alone || alive().is_subset(before) || looks.any(|_| alive().is_subset(before)) {
            return Ok(());
        }
        Err(thread_begun())
    }
}

fn thread_begun() -> Verdict {
    refused(Hold::Here, format!("- {}\n", endings::thread_begun()))
}

/// The threads of this process, as far as the operating system tells.
pub(crate) fn alive() -> BTreeSet<OsString> {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    threads.map(|thread| thread.file_name()).collect()
}

/// Tells whether a thread was begun in this process.
pub(crate) struct Begun(Option<u64>);

impl Begun {
    pub(crate) fn since_now() -> Self {
        Self(next_thread())
    }

    pub(crate) fn any(&self) -> bool {
        next_thread() > self.0.map(|id| id + 1)
    }
}

/// The number of a newly started thread: the standard library counts all threads that it starts.
fn next_thread() -> Option<u64> {
    let thread = thread::Builder::new().spawn(|| {}).ok()?;
    // `as_u64` is not stable.
    let id = format!("{:?}", thread.thread().id());
    let _ = thread.join();
    id.strip_prefix("ThreadId(")?.strip_suffix(')')?.parse().ok()
}
