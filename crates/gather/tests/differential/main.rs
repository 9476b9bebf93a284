//! The same random programs under asyncio and under this library: the same things happen at the
//! same instants.
//!
//! Compared are, for every job and every join of a program: when it starts, when it ends, what it
//! ends with (the value or error, with the order of the results and their instants), and when it is
//! cancelled. A program has 1 to 40 jobs in up to 3 joins around one another. Programs in which two
//! timers are due at one instant are left out, because nobody promises which is first; the order
//! within an instant is not compared.
//!
//! Differences of design, and how they are met here:
//!
//! - After the first error asyncio's `gather` lets the others run; `try_gather` cancels them at that
//!   instant. asyncio's run is cut there, and that is what this library has to show.
//! - asyncio's tasks run on when an `as_completed` loop is left, and when `wait` has returned or its
//!   caller is cancelled; here they are aborted with their owner. The asyncio side stops them by
//!   hand.
//! - asyncio has no limits. The asyncio side puts a semaphore around each child.
//! - asyncio waits for the tasks that it cancels, which may clean up for a while or refuse. A task
//!   here can do neither, so no job of a program does.
//! - After its timeout asyncio's `as_completed` raises even for a result that came while the loop's
//!   body was busy; `next_before` hands it out. No program has both a timeout and a busy body.
//! - asyncio's `wait` returns sets; the asyncio side notes the order in which its tasks end.
//! - `asyncio.wait([])` is an error; no program has an empty join.
//!
//! `GATHER_PROGRAMS=100000 cargo test -p gather --test differential` compares more of them.

mod gather_side;
mod program;
mod trace;

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};

use program::{HORIZON_MS, Node};
use trace::{Answer, Trace, comparable, stopped_on_error};

/// The asyncio side: one process for all programs.
struct Asyncio {
    process: Child,
    programs: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Asyncio {
    /// `None` where there is no Python with `TaskGroup`; the test then says that it is skipped.
    fn start() -> Option<Self> {
        let recent = ["-c", "import sys; sys.exit(sys.version_info < (3, 11))"];
        if !Command::new("python3").args(recent).status().is_ok_and(|status| status.success()) {
            let why = "python3 (3.11 or later) is not installed";
            let in_ci = std::env::var("CI").as_deref() == Ok("true");
            assert!(!in_ci, "{why}, and CI=true allows no skipping");
            // Not `eprintln!`, which the harness captures.
            let _ = writeln!(std::io::stderr(), "SKIPPED the comparison with asyncio: {why}");
            return None;
        }
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/differential/asyncio_side.py");
        let mut process = Command::new("python3")
            .args(["-E", "-B", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 has started before");
        let programs = process.stdin.take().expect("it is piped");
        let answers = BufReader::new(process.stdout.take().expect("it is piped"));
        Some(Self { process, programs, answers })
    }

    fn play(&mut self, program: &Node) -> Answer {
        let line = serde_json::json!({ "program": program, "horizon_ms": HORIZON_MS });
        writeln!(self.programs, "{line}").expect("the asyncio side listens");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the asyncio side answers");
        serde_json::from_str(&answer).expect("the asyncio side answers with a trace")
    }
}

impl Drop for Asyncio {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How often something happened: a comparison of programs in which nothing does proves nothing.
#[derive(Debug, Default)]
struct Tally {
    compared: Cell<u32>,
    failed: Cell<usize>,
    late: Cell<usize>,
    cancelled: Cell<usize>,
    stopped_on_error: Cell<usize>,
}

impl Tally {
    fn count(&self, trace: &Trace, stopped: usize) {
        let of = |wanted: &str| trace.iter().filter(|event| event.2.starts_with(wanted)).count();
        self.compared.set(self.compared.get() + 1);
        self.failed.set(self.failed.get() + of("!"));
        self.late.set(self.late.get() + of("!late"));
        self.cancelled.set(self.cancelled.get() + of("cancelled"));
        self.stopped_on_error.set(self.stopped_on_error.get() + stopped);
    }
}

#[test]
fn programs_run_as_under_asyncio() {
    let Some(asyncio) = Asyncio::start() else { return };
    let asyncio = RefCell::new(asyncio);
    let cases = std::env::var("GATHER_PROGRAMS")
        .map_or(1000, |count| count.parse().expect("GATHER_PROGRAMS is a number"));
    let config = ProptestConfig {
        cases,
        max_global_rejects: cases,
        // A program with too many jobs is drawn again, however often.
        max_local_rejects: u32::MAX,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    // The same programs on every machine.
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let tally = Tally::default();
    let verdict = TestRunner::new_with_rng(config, dice).run(&program::programs(), |program| {
        let answer = asyncio.borrow_mut().play(&program);
        if answer.has_ties() {
            return Err(TestCaseError::reject("two timers at one instant"));
        }
        let (wanted, stopped) = stopped_on_error(&program, answer.trace);
        let wanted = comparable(wanted);
        let seen = comparable(gather_side::play(&program));
        tally.count(&wanted, stopped);
        let missing: Vec<_> = wanted.iter().filter(|event| !seen.contains(event)).collect();
        let extra: Vec<_> = seen.iter().filter(|event| !wanted.contains(event)).collect();
        prop_assert!(wanted == seen, "asyncio alone: {missing:#?}\nthis library alone: {extra:#?}");
        Ok(())
    });
    if let Err(difference) = verdict {
        panic!("{difference}");
    }
    println!("{tally:?}");
    assert!(tally.compared.get() >= cases);
    let every = cases as usize / 10;
    assert!(tally.failed.get() >= every && tally.late.get() >= every, "{tally:?}");
    assert!(tally.cancelled.get() >= every && tally.stopped_on_error.get() >= every, "{tally:?}");
}
