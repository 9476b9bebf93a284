//! Checks answers.

use std::path::Path;
use std::time::Instant;

use serde_json::json;
use syllabus::Exercise;

use super::next::next;
use crate::answer::Answer;
use crate::course::Course;
use crate::error::Error;
use crate::find;
use crate::junit::Junit;
use crate::report::{self, count};
use crate::runner::{self, Checked};
use crate::screen::{say, warn};

/// What to check, and how to report it.
pub struct Request<'a> {
    /// A lesson or an exercise; without it, the next exercise.
    pub name: Option<&'a str>,
    /// Every exercise.
    pub all: bool,
    /// The file to which the results are also written.
    pub junit: Option<&'a Path>,
    /// Prints nothing on the way, because a program reads the answer.
    pub json: bool,
}

/// Checks what is asked for, stores the results, and returns them.
///
/// # Errors
/// When a name is unknown, or when cargo or a check cannot be started.
pub fn check(course: &mut Course, request: &Request<'_>) -> Result<Answer, Error> {
    let mut junit = request.junit.map(Junit::to).transpose()?;
    let asked: Vec<Exercise> = match request.name {
        Some(name) => find::exercises(&course.lessons, name)?.into_iter().cloned().collect(),
        None if request.all => find::all(&course.lessons).into_iter().cloned().collect(),
        None => match course.next() {
            Some(next) => vec![next.clone()],
            None => return Ok(next(course)),
        },
    };
    if asked.is_empty() {
        return Err(Error::Nothing { asked: request.name.unwrap_or_default().to_owned() });
    }
    // A JUnit file has a case for each exercise. Without such a file, an exercise that is known to
    // be a stub is not built.
    let is_known = asked.len() > 1 && junit.is_none();
    let say = |text: &str| {
        if !request.json {
            say(text);
        }
    };
    let (mut passed, mut told, mut untouched) = (0, Vec::new(), Vec::new());
    let mut not_stored = None;
    for exercise in &asked {
        if is_known && course.is_untouched(exercise) {
            not_stored = course.progress.handed_out(exercise).err().or(not_stored);
            told.push(json!({ "exercise": course.json(exercise), "verdict": "not written" }));
            untouched.push(exercise.short_name(&course.lessons));
            continue;
        }
        let begun = Instant::now();
        let checked = match runner::check(&course.workspace, exercise) {
            // What is missing of one is no hindrance to the others.
            Err(error @ (Error::CourseFile { .. } | Error::Check { .. })) if asked.len() > 1 => {
                Checked::Broken(error.to_string())
            }
            checked => checked?,
        };
        if let Some(junit) = &mut junit {
            junit.add(exercise, &checked, begun.elapsed());
        }
        // The result is stored before it is shown: a learner who stops this program at the ✓ has
        // solved the exercise.
        not_stored = store(course, exercise, &checked).err().or(not_stored);
        passed += usize::from(checked.passed());
        told.push(report::json(course, exercise, &checked));
        say(&report::verdict(course, exercise, &checked));
        say("");
    }
    if let Some(error) = not_stored {
        warn(format!("Your progress was not stored: {error}."));
    }
    if !untouched.is_empty() {
        let all = untouched.join(", ");
        say(&report::prose(&format!("· not begun: {all}")));
        say("");
    }
    if let Some(junit) = junit {
        junit.write()?;
    }
    Ok(Answer {
        text: summary(course, passed, asked.len()),
        json: json!({ "exercises": told, "passed": passed, "of": asked.len() }),
        done: passed == asked.len(),
    })
}

fn store(course: &mut Course, exercise: &Exercise, checked: &Checked) -> std::io::Result<()> {
    if checked.says_nothing() {
        return Ok(());
    }
    if checked.is_stub() {
        return course.progress.handed_out(exercise);
    }
    course.progress.checked(exercise, checked.passed())
}

/// The lines below the verdicts.
fn summary(course: &Course, passed: usize, of: usize) -> String {
    match (passed, of) {
        (1, 1) => next(course).text,
        (_, 1) => String::new(),
        _ => format!("{passed} of {} passed.", count(of, "exercise")),
    }
}
