//! Shows the course's own answer to learners who have found theirs.

use serde_json::json;

use crate::answer::Answer;
use crate::course::Course;
use crate::disk;
use crate::error::Error;
use crate::find;
use crate::screen::{FAINT, styled};

/// The course's answer to an exercise that has passed once; with `peek`, to any exercise.
///
/// # Errors
/// When `name` is not an exercise; [`Error::NotPassed`] when the exercise has not passed.
pub fn solution(course: &Course, name: &str, peek: bool) -> Result<Answer, Error> {
    let exercise = find::exercise(&course.lessons, name)?;
    if !peek && !course.progress.was_passed(exercise) {
        return Err(Error::NotPassed { name: exercise.short_name(&course.lessons) });
    }
    let path = course.workspace.solution_file(exercise);
    let code = disk::read_text(&path).map_err(|why| Error::course_file(&path, why))?;
    let file = course.solution(exercise);
    let lines = code.lines().filter(|line| !line.starts_with("include!(\"")).collect::<Vec<_>>();
    let shown = lines.join("\n").trim().to_owned();
    let text = format!("{}\n\n{shown}", styled(FAINT, &file));
    let json = json!({ "exercise": course.json(exercise), "file": file, "code": code });
    Ok(Answer { text, json, done: true })
}
