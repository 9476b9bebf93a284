//! Shows an exercise's task, and how far the learner has come with it.

use serde_json::json;

use crate::answer::Answer;
use crate::course::Course;
use crate::disk;
use crate::error::Error;
use crate::find;
use crate::progress::State;
use crate::report::filled;
use crate::screen::{STRONG, styled};

/// The task of the named exercise, or of the next one.
///
/// # Errors
/// When `name` is not an exercise, and when its file has no task any more.
pub fn show(course: &Course, name: Option<&str>) -> Result<Answer, Error> {
    let exercise = match name {
        Some(name) => find::exercise(&course.lessons, name)?,
        None => match course.next() {
            Some(next) => next,
            None => return Ok(super::next::next(course)),
        },
    };
    // The task is read from the file that was handed out, because learners change their own file.
    let stub = course.workspace.stub_file(exercise);
    let source = disk::read_text(&stub).map_err(|why| Error::course_file(&stub, why))?;
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    // The heading shows the title already.
    let lines: Vec<&str> =
        lines.skip(1).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let task = lines.join("\n").trim().to_owned();
    let state = match course.progress.state(exercise) {
        State::Solved => "solved",
        State::Tried => "tried, not solved",
        State::NotYet => "not begun",
    };
    let name = exercise.short_name(&course.lessons);
    let text = format!(
        "{} · {} min · {state}\n\n{}\n\n  Read   {}\n  Edit   {}\n  Check  cargo course check {name}",
        styled(STRONG, format!("{} · {}", exercise.name(), exercise.title)),
        exercise.minutes,
        filled(&task),
        course.place(&exercise.read),
        course.file(exercise),
    );
    let json = json!({ "exercise": course.json(exercise), "task": task });
    Ok(Answer { text, json, done: true })
}
