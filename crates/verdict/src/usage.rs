//! What a worker uses, seen from outside. This also sees memory that its own count of its heap
//! misses: code may go past the allocator, allocate pieces that cost more than they hold, or use
//! the stacks of threads.
//!
//! Linux gives these numbers for every process. On other systems only the worker's own count
//! remains.

use std::fs;

use crate::limits;
use crate::report::NotRun;

/// The limit that process `id` has exceeded.
pub(crate) fn beyond(id: u32) -> Option<NotRun> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let (threads, resident) = (number(&status, "Threads:")?, number(&status, "VmRSS:")?);
    if threads > limits::THREADS {
        Some(NotRun::Threads)
    } else if resident > limits::MEMORY / 1024 {
        Some(NotRun::Memory)
    } else {
        None
    }
}

/// The number in a line like `VmRSS: 1234 kB`.
fn number(status: &str, name: &str) -> Option<usize> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_within_the_limits() {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        assert!(
            number(&status, "Threads:").unwrap() >= 2,
            "the harness has one, this test another"
        );
        assert!(number(&status, "VmRSS:").unwrap() > 100);
        assert_eq!(beyond(std::process::id()), None);
    }
}
