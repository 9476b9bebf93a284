//! What a worker uses, seen from outside. This also sees memory that its own count of its heap
//! misses: code may go past the allocator, allocate pieces that cost more than they hold, or use
//! the stacks of threads.
//!
//! Linux gives these numbers for every process. On other systems only the worker's own count
//! remains.

use std::fs;
use std::time::Duration;

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

/// For how long process `id` could run and had no processor: that of its threads that waited longest.
pub(crate) fn queued(id: u32) -> Duration {
    let threads = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let waited = threads.filter_map(|thread| {
        let told = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        told.split_whitespace().nth(1)?.parse().ok()
    });
    Duration::from_nanos(waited.max().unwrap_or(0))
}

/// Bytes of the machine's memory that the processes of a group hold.
pub(crate) fn of_group(leader: u32) -> Option<usize> {
    let processes = fs::read_dir("/proc").ok()?.flatten();
    let held = processes.filter_map(|process| {
        let process = process.path();
        // Behind the program's name, which may have anything in it: state, parent, group.
        let stat = fs::read_to_string(process.join("stat")).ok()?;
        let group = stat.rsplit(')').next()?.split_whitespace().nth(2)?;
        if group.parse() != Ok(leader) {
            return None;
        }
        number(&fs::read_to_string(process.join("status")).ok()?, "VmRSS:")
    });
    Some(held.sum::<usize>() * 1024)
}

/// The number in a line like `VmRSS: 1234 kB`.
fn number(status: &str, name: &str) -> Option<usize> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_group_holds_what_its_processes_hold() {
        use std::os::unix::process::CommandExt;
        use std::process::{Command, Stdio};
        let mut group = Command::new("sh");
        group.args(["-c", "sleep 300 & echo; wait"]).process_group(0).stdout(Stdio::piped());
        let mut group = group.spawn().unwrap();
        let mut line = String::new();
        let told = std::io::BufReader::new(group.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut { told }, &mut line).unwrap();
        let status = fs::read_to_string(format!("/proc/{}/status", group.id())).unwrap();
        let leader = number(&status, "VmRSS:").unwrap() * 1024;
        let all = of_group(group.id()).unwrap();
        crate::family::end(&mut group).unwrap();
        assert!(all > leader, "{all} of {leader}");
        // A process that is killed gives its memory back in its own time.
        let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while of_group(group.id()) != Some(0) {
            assert!(std::time::Instant::now() < until, "{:?}", of_group(group.id()));
            std::thread::yield_now();
        }
    }

    /// Of more threads than there are processors, one waits.
    #[test]
    fn who_waits_for_a_processor_is_known() {
        if !std::path::Path::new("/proc/self/schedstat").exists() {
            return;
        }
        let many = std::thread::available_parallelism().map_or(1, usize::from) * 3;
        let until = Instant::now() + Duration::from_secs(60);
        let before = queued(std::process::id());
        while queued(std::process::id()) < before + Duration::from_millis(20) {
            assert!(Instant::now() < until, "nobody waits");
            std::thread::scope(|scope| {
                let end = Instant::now() + Duration::from_millis(200);
                let busy = move || while Instant::now() < end {};
                for _ in 0..many {
                    scope.spawn(busy);
                }
                std::thread::sleep(Duration::from_millis(100));
            });
        }
        assert_eq!(queued(u32::MAX), Duration::ZERO);
    }

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
