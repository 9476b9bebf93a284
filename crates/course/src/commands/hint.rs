//! Shows one more hint, from a nudge to nearly the answer.

use serde_json::json;

use super::next::next;
use crate::answer::Answer;
use crate::course::Course;
use crate::error::Error;
use crate::find;
use crate::report::prose;
use crate::screen::{STRONG, styled, warn};

/// One more hint to the named exercise, or to the next one; or all hints.
///
/// # Errors
/// When `name` is not an exercise.
pub fn hint(course: &mut Course, name: Option<&str>, all: bool) -> Result<Answer, Error> {
    let exercise = match name {
        Some(name) => Some(find::exercise(&course.lessons, name)?),
        None => course.next(),
    };
    let Some(exercise) = exercise.cloned() else { return Ok(next(course)) };
    let of = exercise.hints.len();
    let shown = if all { of } else { of.min(course.progress.hints(&exercise) + 1) };
    let mut text = styled(STRONG, format!("{} · {}", exercise.name(), exercise.title));
    for (number, hint) in (1..).zip(&exercise.hints[..shown]) {
        text += &format!("\n\nHint {number} of {of}\n{}", prose(hint));
    }
    if shown == of {
        text += "\n\nThere is no further hint. ";
        text += &format!("Read once more: {}", course.place(&exercise.read));
    }
    if let Err(error) = course.progress.hinted(&exercise, shown) {
        let name = exercise.short_name(&course.lessons);
        warn(format!(
            "It was not stored that you have seen this hint: {error}. `cargo course hint {name} --all` \
             shows all of them."
        ));
    }
    let json = json!({
        "exercise": course.json(&exercise),
        "hints": &exercise.hints[..shown],
        "of": of,
    });
    Ok(Answer { text, json, done: true })
}
