//! CPython's asyncio as a contender: one child process that answers with its own times.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::Took;

pub const JOINS: [&str; 4] = ["gather", "task_group", "as_completed", "wait"];

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/joins/asyncio_joins.py");

/// A python that waits for orders.
pub struct Python {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Python {
    /// `None`, and a word on stderr, where there is no python3 with `TaskGroup` (3.11).
    ///
    /// # Panics
    /// With `CI=true` in the environment, where nothing may be skipped.
    pub fn start() -> Option<Self> {
        let asked = Command::new("python3")
            .args(["-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            let why = "python3 (3.11 or later) is not installed";
            assert!(
                std::env::var("CI").as_deref() != Ok("true"),
                "{why}, and CI=true allows no skipping"
            );
            eprintln!("SKIPPED asyncio's joins: {why}");
            return None;
        }
        let mut child = Command::new("python3")
            .arg(SCRIPT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 starts, it did a moment ago");
        let orders = child.stdin.take().expect("stdin is piped");
        let answers = BufReader::new(child.stdout.take().expect("stdout is piped"));
        Some(Self { child, orders, answers })
    }

    /// What so many joins take, by python's clocks.
    pub fn time(&mut self, join: &str, work: &str, count: usize, repeats: usize) -> Took {
        writeln!(self.orders, "{join} {work} {count} {repeats}").expect("python reads its orders");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("python answers");
        let (wall, cpu) = answer.trim().split_once(' ').expect("python answers with two times");
        let nanoseconds = |time: &str| time.parse().expect("a time is a number");
        Took { wall: nanoseconds(wall), cpu: nanoseconds(cpu) }
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
