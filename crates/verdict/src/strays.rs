//! Processes that a worker has started and that have left its group, as `setsid` does.
//!
//! A process inherits its surroundings, and Linux tells those of every process: a variable with a value of
//! its own marks all that come from one worker. Who takes the variable away is not found.

use std::hash::{BuildHasher, RandomState};
use std::process::Command;
use std::{fs, process};

const FAMILY: &str = "VERDICT_FAMILY";

/// What the surroundings of one worker's processes have in common.
#[derive(Debug)]
pub(crate) struct Mark(String);

impl Mark {
    pub(crate) fn new() -> Self {
        Self(format!("{:016x}", RandomState::new().hash_one(process::id())))
    }

    /// Marks what `command` will start.
    pub(crate) fn put(&self, command: &mut Command) {
        command.env(FAMILY, &self.0);
    }

    /// The processes that have the mark, where the system tells it.
    pub(crate) fn found(&self) -> Vec<u32> {
        let mark = format!("{FAMILY}={}", self.0);
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let ids = processes.filter_map(|process| process.file_name().to_str()?.parse().ok());
        ids.filter(|id: &u32| {
            let surroundings = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
            surroundings.split(|byte| *byte == 0).any(|variable| variable == mark.as_bytes())
        })
        .collect()
    }
}
