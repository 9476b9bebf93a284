//! The child's side: a process that runs one check and reports.

use std::fs::File;
use std::io::{self, Read, Write, stdin, stdout};
use std::process::exit;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::frames::{self, SEAL};
use crate::limits;
use crate::report::Report;

/// The environment variable that tells a process that it is a worker.
pub(crate) const WORKER: &str = "VERDICT_WORKER";

/// What stands before the number of plays that are over.
pub(crate) const PLAYS: &str = "plays ";

/// The right to make one report.
#[derive(Debug, Clone)]
pub struct Worker(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// The supervisor knows this seal, but the code that the worker runs does not.
    seal: String,
    /// Not `stdout()`: the code that is checked may hold its lock for ever.
    pipe: Mutex<File>,
}

impl Worker {
    /// The worker that this process is, if a supervisor started it as one. Call this before any
    /// other code runs.
    ///
    /// From then on, the process ends when its supervisor does, with every process that it has
    /// started. A process that a worker starts is marked as a worker too, but has no supervisor:
    /// this call ends it.
    pub fn begin() -> Option<Self> {
        std::env::var_os(WORKER)?;
        Some(Self::try_begin().unwrap_or_else(|_| exit(1)))
    }

    fn try_begin() -> io::Result<Self> {
        let mut supervisor = again(stdin())?;
        let pipe = Mutex::new(again(stdout())?);
        let mut seal = [0; SEAL];
        supervisor.read_exact(&mut seal)?;
        let seal = str::from_utf8(&seal).map_err(io::Error::other)?.to_owned();
        // On Unix, the family has a guard for this.
        #[cfg(not(unix))]
        thread::Builder::new().spawn(move || {
            // The supervisor writes nothing more; the pipe ends when the supervisor does.
            let mut nothing = [0; 64];
            while supervisor.read(&mut nothing).is_ok_and(|read| read > 0) {}
            exit(1)
        })?;
        let worker = Self(Arc::new(Inner { seal, pipe }));
        worker.write("")?;
        Ok(worker)
    }

    /// Reports, and ends the process. A second call writes no report, and does not return either.
    pub fn report(&self, report: &Report) -> ! {
        let (flushed, done) = channel();
        let flush = move || flushed.send(stdout().flush());
        if thread::Builder::new().spawn(flush).is_ok() {
            let _ = done.recv_timeout(limits::FLUSH);
        }
        let _ = self.write(&report.to_text());
        exit(0)
    }

    /// Says how many plays are over, for the sentence about a check that takes too long. After a
    /// report this does nothing.
    pub fn played(&self, plays: u32) {
        if let Ok(pipe) = self.0.pipe.try_lock() {
            let _ = frames::write(&*pipe, &self.0.seal, &format!("{PLAYS}{plays}"));
        }
    }

    fn write(&self, text: &str) -> io::Result<()> {
        let pipe = self.0.pipe.lock().unwrap_or_else(PoisonError::into_inner);
        frames::write(&*pipe, &self.0.seal, text)?;
        if !text.is_empty() {
            // The lock is kept until the process ends, so that no second report is written.
            std::mem::forget(pipe);
        }
        Ok(())
    }
}

/// Another handle to the same pipe.
#[cfg(unix)]
fn again(pipe: impl std::os::fd::AsFd) -> io::Result<File> {
    pipe.as_fd().try_clone_to_owned().map(File::from)
}

/// Another handle to the same pipe.
#[cfg(windows)]
fn again(pipe: impl std::os::windows::io::AsHandle) -> io::Result<File> {
    pipe.as_handle().try_clone_to_owned().map(File::from)
}
