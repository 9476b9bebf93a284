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
