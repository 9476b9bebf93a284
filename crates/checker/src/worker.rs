//! A check in a process of its own, which ends whatever the code in it does.

use std::process::Command;
use std::time::{Duration, Instant};

use verdict::{NotRun, Refusal, Report, Supervised, Verdict, Worker, limits, supervise};

use crate::MEMORY;
use crate::check::Check;
use crate::run::played;

/// How often the memory is measured: within this time, a loop can fill only some megabytes.
const LOOK: Duration = Duration::from_millis(2);
/// How often it is said how many plays are over.
const TELL: Duration = Duration::from_millis(100);

/// The verdict on the answer that is compiled into this program. In a worker this reports the
/// verdict and does not return; otherwise it starts a worker and waits for it.
pub(crate) fn verdict(check: &Check) -> Supervised {
    if let Some(worker) = Worker::begin() {
        let report = |(verdict, timeline)| Report {
            exercise: check.exercise().to_owned(),
            checks: check.file().to_owned(),
            verdict,
            timeline,
        };
        let undrawn = |verdict| report((verdict, String::new()));
        let (watchman, full) = (worker.clone(), undrawn(full()));
        std::thread::spawn(move || {
            let mut told = Instant::now();
            while MEMORY.current_usage() < limits::MEMORY {
                std::thread::sleep(LOOK);
                if told.elapsed() > TELL {
                    told = Instant::now();
                    watchman.played(played());
                }
            }
            watchman.report(&full);
        });
        report_what_cannot_unwind(worker.clone(), undrawn(doomed()));
        worker.report(&report(judged(check)));
    }
    let program = std::env::current_exe().expect("a test knows its own program");
    supervise(Command::new(program), check.exercise(), check.file())
        .expect("a program that runs can be started once more")
}

/// Reports a panic that cannot unwind: it will end the process after the panic hook. Its place
/// tells it from all others: the runtime itself panics there.
fn report_what_cannot_unwind(worker: Worker, doomed: Report) {
    // A play's hook hides its panics, so this hook must be installed before it.
    stage::on_paused_clock(|_| ());
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(|location| location.file().replace('\\', "/"));
        if place.is_some_and(|place| place.ends_with("library/core/src/panicking.rs")) {
            worker.report(&doomed);
        }
        hook(info);
    }));
}

/// An exercise's own check plays at least this many casts. A check that a learner's file has put in
/// its place, or from which it has removed casts, usually plays fewer.
const LEAST_CASTS: usize = 200;

/// The verdict, and the drawing of a run that passed.
fn judged(check: &Check) -> (Verdict, String) {
    let (verdict, timeline) = check.clone().alone().verdict_and_timeline();
    if verdict == Verdict::Passed && check.casts() < LEAST_CASTS {
        let refusal = Refusal {
            holds: Vec::new(),
            text: "- the check that was run is not that of the exercise: it plays too few casts. Something \
                   in your file stands in the place of the check or of the crate `checker`\n"
                .to_owned(),
        };
        return (Verdict::Refused(refusal), String::new());
    }
    (verdict, timeline)
}

fn doomed() -> Verdict {
    Verdict::Refused(Refusal {
        holds: Vec::new(),
        text: "- a destructor (`drop`) panicked while another panic was already on its way through your \
               code: Rust ends the program then, so nothing can be told of the run\n"
            .to_owned(),
    })
}

fn full() -> Verdict {
    Verdict::Refused(Refusal { holds: Vec::new(), text: format!("- {}\n", NotRun::Memory) })
}
