//! The child's side: a process that runs one check and reports.

use std::io::{Read, Write, stdin, stdout};
use std::process::exit;
use std::sync::Arc;

use crate::report::Report;

/// Says to a process that it is a worker.
pub(crate) const WORKER: &str = "VERDICT_WORKER";

/// The right to report, once.
#[derive(Debug, Clone)]
pub struct Worker {
    /// Known to the supervisor and to nobody whom the worker runs.
    seal: Arc<str>,
}

impl Worker {
    /// The worker that this process is, if a supervisor started it as one. To be asked before
    /// anybody else's code runs.
    ///
    /// From then on the process ends when its supervisor does.
    pub fn begin() -> Option<Self> {
        std::env::var_os(WORKER)?;
        let mut seal = [0; SEAL];
        stdin().read_exact(&mut seal).ok()?;
        let seal = std::str::from_utf8(&seal).ok()?.into();
        std::thread::spawn(|| {
            // The supervisor writes nothing more; the pipe ends with it.
            let mut nothing = [0; 64];
            while stdin().read(&mut nothing).is_ok_and(|read| read > 0) {}
            exit(1);
        });
        let worker = Self { seal };
        worker.write("");
        Some(worker)
    }

    /// Reports, and ends the process.
    pub fn report(&self, report: &Report) -> ! {
        self.write(&report.to_text());
        exit(0)
    }

    fn write(&self, text: &str) {
        // In one piece: other threads may print.
        let mut out = stdout().lock();
        let frame = format!("\n{} {}\n{text}", self.seal, text.len());
        let _ = out.write_all(frame.as_bytes()).and_then(|()| out.flush());
        if !text.is_empty() {
            // Kept locked until the process ends: nothing is to be printed behind the report.
            std::mem::forget(out);
        }
    }
}

/// The length of a seal in bytes.
pub(crate) const SEAL: usize = 32;
