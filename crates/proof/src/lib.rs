//! Proves a lesson's exercises: every stub is told as not written, every solution and every other right
//! answer passes, every plausible mistake is refused for what it is and in its own words, and each
//! sentence of a task is held by something that a mistake breaks.
//!
//! `tests/proof.rs` of each `solution-NN` calls [`prove`] with the table that its build script has written
//! by `proof-cases`. Verdicts are read as data ([`checker::Verdict`]), never from what is printed of them.
//!
//! - `case`: [`Case`], one file that the checks are tried on, and the verdict that it must have.
//! - `exercise`: what the files of an exercise are together: its sentences, its holds, its mistakes.
//! - `lesson`: what the exercises of a lesson have beside them.
//! - `overview`: prints what is proved, for `cargo test -p solution-NN -- table`.
//! - `task`: the comment at the head of a stub; `stub`: the sentence in its `todo!`; `mistake`: the first
//!   lines of a mistake; `hint`: what a hint gives away.

mod case;
mod exercise;
mod hint;
mod lesson;
mod mistake;
mod overview;
mod stub;
mod task;

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

pub use case::{Case, Kind};
use exercise::Exercise;

/// Runs the proof of the lesson in `folder`, `solutions/lesson-NN`, as a test program with one test for each
/// case and each property; the arguments of the program choose among them.
pub fn prove(folder: &'static str, cases: &'static [Case]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Some holds count what is allocated, and the count has the allocations of every thread in it.
    arguments.test_threads = Some(1);
    let proof = Proof { folder: Path::new(folder), cases };
    libtest_mimic::run(&arguments, proof.trials()).exit_code()
}

/// A lesson that is proved.
#[derive(Clone, Copy)]
struct Proof {
    /// `solutions/lesson-NN`.
    folder: &'static Path,
    cases: &'static [Case],
}

impl Proof {
    /// The exercises whose answers can be checked.
    fn exercises(self) -> impl Iterator<Item = Exercise> {
        let solutions = self.cases.iter().filter(|case| case.kind == Kind::Solution);
        solutions.map(move |solution| Exercise { id: solution.exercise, proof: self, solution })
    }

    fn trials(self) -> Vec<Trial> {
        let mut trials: Vec<Trial> = self
            .cases
            .iter()
            .map(|case| {
                let name = format!("{}::{}::{}", case.exercise, case.kind, case.name);
                let trial = Trial::test(name, || Ok(case.has_the_right_verdict()?));
                trial.with_ignored_flag(case.check.is_none())
            })
            .collect();
        for exercise in self.exercises() {
            let mut trial = |name, hold: fn(&Exercise) -> Result<(), String>| {
                let name = format!("{}::{name}", exercise.id);
                trials.push(Trial::test(name, move || Ok(hold(&exercise)?)));
            };
            trial("each_sentence_is_held", Exercise::each_sentence_is_held);
            trial("each_hold_is_broken", Exercise::each_hold_is_broken);
            trial("each_explained_hold_is_held", Exercise::each_explained_hold_is_held);
            trial("the_stub_gives_nothing_away", Exercise::the_stub_gives_nothing_away);
        }
        let mut trial = |name, hold: fn(Self) -> Result<(), String>| {
            trials.push(Trial::test(name, move || Ok(hold(self)?)));
        };
        trial("the_lesson_is_complete", Self::the_lesson_is_complete);
        trial("the_hints_are_no_answers", Self::the_hints_are_no_answers);
        trial("what_exercises_have_answers_have", Self::what_exercises_have_answers_have);
        trial("what_is_counted_is_proved", Self::what_is_counted_is_proved);
        trial("table", Self::print);
        trials
    }
}
