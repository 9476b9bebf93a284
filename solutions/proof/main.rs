//! Proves a lesson's exercises: every stub is told as not written, every solution and every other right
//! answer passes, every plausible mistake is refused for what it is and in its own words, and each
//! sentence of a task is held by something that a mistake breaks.
//!
//! - `prove`: the verdict on one file.
//! - `exercise`: what the files of an exercise are together: its sentences, its holds, its mistakes.
//! - `lesson`: what the exercises of a lesson have beside them.
//! - `table`: prints what is proved, for `cargo test -p solution-NN -- table`.
//! - `texts`: reads tasks, stubs and the first lines of mistakes.
//!
//! The cases come from the build script `modules.rs`.

mod exercise;
mod lesson;
mod prove;
mod table;
mod texts;

use std::fmt;
use std::process::ExitCode;

use checker::Check;
use libtest_mimic::{Arguments, Trial};

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

/// A file that an exercise's checks are run on.
struct Case {
    kind: Kind,
    exercise: &'static str,
    name: &'static str,
    source: &'static str,
    /// `None` for what is not run.
    check: Option<fn() -> Check>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Stub,
    Solution,
    /// Another answer that is right.
    Right,
    Mistake,
    /// Stands for what is a learner's, and is not run.
    #[allow(dead_code, reason = "most often there is none")]
    PassedOver,
}

impl Case {
    #[allow(dead_code, reason = "most often there is none")]
    const fn passed_over(exercise: &'static str, why: &'static str) -> Self {
        Self { kind: Kind::PassedOver, exercise, name: why, source: "", check: None }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stub => "stub",
            Self::Solution => "solution",
            Self::Right => "right",
            Self::Mistake => "mistake",
            Self::PassedOver => "passed_over",
        })
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // A hold counts what is allocated, by whomever.
    arguments.test_threads = Some(1);
    let mut trials: Vec<Trial> = CASES
        .iter()
        .map(|case| {
            let name = format!("{}::{}::{}", case.exercise, case.kind, case.name);
            Trial::test(name, || prove::prove(case)).with_ignored_flag(case.check.is_none())
        })
        .collect();
    for exercise in exercise::all() {
        let mut trial = |name, hold: fn(&exercise::Exercise) -> Result<(), String>| {
            let name = format!("{}::{name}", exercise.id);
            trials.push(Trial::test(name, move || Ok(hold(&exercise)?)));
        };
        trial("each_sentence_is_held", exercise::Exercise::each_sentence_is_held);
        trial("each_hold_is_broken", exercise::Exercise::each_hold_is_broken);
        trial("each_explained_hold_is_held", exercise::Exercise::each_explained_hold_is_held);
        trial("the_stub_gives_nothing_away", exercise::Exercise::the_stub_gives_nothing_away);
    }
    trials.push(Trial::test("the_lesson_is_complete", || Ok(lesson::is_complete()?)));
    trials.push(Trial::test("the_hints_are_no_answers", || Ok(lesson::hints_are_no_answers()?)));
    trials.push(Trial::test("what_exercises_have_answers_have", || Ok(lesson::same_crates()?)));
    trials.push(Trial::test("what_is_counted_is_proved", || Ok(lesson::counts()?)));
    trials.push(Trial::test("table", || Ok(table::print()?)));
    libtest_mimic::run(&arguments, trials).exit_code()
}
