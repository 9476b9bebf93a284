//! Proves a lesson's exercises: every stub fails with its sentence, every solution passes, every
//! plausible mistake is refused in its own words, and each exercise has its hints and last words.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use stage::check::Check;
use syllabus::{Lesson, Workspace};

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

/// A file that an exercise's checks are run on.
struct Case {
    kind: &'static str,
    exercise: &'static str,
    name: &'static str,
    /// Empty where it is not to be run.
    source: &'static str,
    check: fn() -> Check,
}

impl Case {
    /// Stands for a stub that a learner has begun to solve. It is not run.
    #[allow(dead_code, reason = "most often there is none")]
    const fn edited(exercise: &'static str, check: fn() -> Check) -> Self {
        Self { kind: "stub", exercise, name: "is_yours_now", source: "", check }
    }
}

/// What the first lines of a mistake begin with; the rest of the line is in the refusal.
const REFUSED_WITH: &str = "//! Refused with: ";
/// Fewer mistakes than this prove too little.
const LEAST_MISTAKES: usize = 3;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = CASES
        .iter()
        .map(|case| {
            let name = format!("{}::{}::{}", case.exercise, case.kind, case.name);
            Trial::test(name, || prove(case)).with_ignored_flag(case.source.is_empty())
        })
        .collect();
    trials.push(Trial::test("every_exercise_is_complete", complete));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn prove(case: &Case) -> Result<(), Failed> {
    let verdict = (case.check)().verdict();
    match (case.kind, verdict) {
        ("solution", Ok(())) => Ok(()),
        ("solution", Err(refusal)) => Err(format!("refused:\n{}", refusal.text).into()),
        (kind, Ok(())) => Err(format!("a {kind} must not pass").into()),
        ("stub", Err(refusal)) => {
            let sentence = sentence_of_todo(case.source).ok_or("the stub has no todo!(\"…\")")?;
            contains(&refusal.text, &format!("not written yet: {sentence}"))
        }
        (_, Err(refusal)) => {
            let words: Vec<&str> =
                case.source.lines().filter_map(|line| line.strip_prefix(REFUSED_WITH)).collect();
            if words.is_empty() {
                return Err(format!("the file must begin with `{REFUSED_WITH}…`").into());
            }
            words.iter().try_for_each(|words| contains(&refusal.text, words))
        }
    }
}

fn contains(text: &str, words: &str) -> Result<(), Failed> {
    if text.contains(words) {
        Ok(())
    } else {
        Err(format!("the refusal does not say `{words}`:\n{text}").into())
    }
}

/// The text between the quotes of `todo!("…")`, line continuations joined as the compiler does.
fn sentence_of_todo(source: &str) -> Option<String> {
    let after = source.split_once("todo!(")?.1;
    let quoted = after.split_once('"')?.1.split_once("\"")?.0;
    let lines: Vec<&str> = quoted.split("\\\n").collect();
    Some(lines.iter().enumerate().fold(String::new(), |text, (index, line)| {
        text + if index == 0 { line } else { line.trim_start() }
    }))
}

/// `lesson.toml`, the test targets and the files name the same exercises.
fn complete() -> Result<(), Failed> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = Workspace::find(here).map_err(|error| error.to_string())?;
    let folder = here.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let lessons = Lesson::all(&workspace).map_err(|error| error.to_string())?;
    let lesson = lessons
        .iter()
        .find(|lesson| lesson.name() == folder)
        .ok_or_else(|| format!("the course has no {folder}"))?;

    let mut listed: Vec<&str> = lesson.exercises.iter().map(|e| e.id.as_str()).collect();
    listed.sort_unstable();
    let of_kind = |kind| CASES.iter().filter(move |case| case.kind == kind).map(|c| c.exercise);
    let stubs: Vec<&str> = of_kind("stub").collect();
    if listed != stubs {
        return Err(format!("lesson.toml lists {listed:?}, the files are {stubs:?}").into());
    }
    let manifest = workspace.exercises(lesson.number).join("Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).map_err(|error| error.to_string())?;
    for exercise in &lesson.exercises {
        let id = &exercise.id;
        let mistakes = of_kind("mistake").filter(|name| name == id).count();
        if mistakes < LEAST_MISTAKES {
            return Err(format!("{id} has {mistakes} mistakes, wanted: {LEAST_MISTAKES}").into());
        }
        if !manifest.contains(&format!("name = \"{id}\"")) {
            return Err(format!("{id} is no test target of exercises/{folder}").into());
        }
        let texts = exercise.hints.iter().chain([&exercise.title, &exercise.passed]);
        if texts.into_iter().any(|text| text.trim().is_empty()) {
            return Err(format!("{id} has an empty hint, title or last words").into());
        }
        let chapter = exercise.read.split('#').next().unwrap_or_default();
        if !workspace.chapters().join(chapter).exists() {
            return Err(format!("{id} sends the reader to {chapter}, which is not there").into());
        }
    }
    Ok(())
}
