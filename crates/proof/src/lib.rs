//! Proves a lesson's exercises: every stub is reported as not written; every solution and every
//! other right answer passes; every plausible mistake is refused for the right reason and in the
//! right words; and for each sentence of a task there is a mistake that breaks it.
//!
//! `tests/proof.rs` in each `solution-NN` calls [`prove`] with the table that its build script has
//! written with `proof-cases`. Verdicts are read as data ([`checker::Verdict`]), never from printed
//! text.
//!
//! - `case`: [`Case`], a file on which the checks are tried, and the verdict that it must get.
//! - `exercise`: what the files of an exercise must fulfil together: its sentences, its holds (the
//!   rules of its check), its mistakes.
//! - `lesson`: what a lesson must fulfil besides its exercises' own files.
//! - `overview`: prints what is proved, for `cargo test -p solution-NN -- table`.
//! - `task`: the comment at the head of a stub; `stub`: the sentence in its `todo!`; `mistake`: the
//!   first lines of a mistake; `hint`: what a hint gives away.

mod case;
mod exercise;
mod hint;
mod lesson;
mod mistake;
mod overview;
mod stub;
mod task;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};

pub use case::{Case, Kind};
use exercise::Exercise;

/// Runs the proof of the lesson in `folder` (`solutions/lesson-NN`) as a test program. It has one
/// test for each case and each property; the program's arguments select tests.
///
/// Some holds count the memory, the threads or the panics of the whole process. So each case has a
/// process of its own, and there are as many at once as processors; the one test that is asked for
/// by its full name (`--exact`) runs in this process.
pub fn prove(folder: &'static str, cases: &'static [Case]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    if arguments.exact {
        arguments.test_threads = Some(1);
    }
    let proof = Proof { folder: Path::new(folder), cases };
    let place = if arguments.exact { Place::Here } else { Place::Elsewhere };
    let trials = proof.trials(place, arguments.filter.as_deref());
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Where a case is tried.
#[derive(Clone, Copy)]
enum Place {
    Here,
    /// In a process of its own.
    Elsewhere,
}

/// Has this program run one of its tests, and nothing else.
fn run_elsewhere(name: &str) -> Result<(), Failed> {
    let mut program = Command::new(std::env::current_exe()?);
    let output = program.args(["--exact", name]).stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let [said, complained] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    Err(format!("{}:\n{said}{complained}", output.status).into())
}

/// A lesson whose exercises are proved.
#[derive(Clone, Copy)]
struct Proof {
    /// The folder `solutions/lesson-NN`.
    folder: &'static Path,
    cases: &'static [Case],
}

impl Proof {
    /// The exercises that have a check.
    fn exercises(self) -> impl Iterator<Item = Exercise> {
        let solutions = self.cases.iter().filter(|case| case.kind == Kind::Solution);
        solutions.map(move |solution| Exercise { id: solution.exercise, proof: self, solution })
    }

    fn trials(self, place: Place, filter: Option<&str>) -> Vec<Trial> {
        let mut trials: Vec<Trial> = self
            .cases
            .iter()
            .map(|case| {
                let name = format!("{}::{}::{}", case.exercise, case.kind, case.name);
                let trial = Trial::test(name.clone(), move || match place {
                    Place::Here => Ok(case.has_the_right_verdict()?),
                    Place::Elsewhere => run_elsewhere(&name),
                });
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
        let is_asked_for = filter.is_some();
        trials.push(Trial::test("table", move || Ok(self.print(is_asked_for)?)));
        trials
    }
}
