//! Says what to do next.

use serde_json::{Value, json};
use syllabus::{Exercise, Lesson};

use crate::answer::Answer;
use crate::course::Course;
use crate::find;
use crate::progress::State;
use crate::report::count;
use crate::screen::{STRONG, styled};

/// The first exercise that is not solved: what to read, to edit and to type.
pub fn next(course: &Course) -> Answer {
    let Some(exercise) = course.next() else {
        let all = count(find::all(&course.lessons).len(), "exercise");
        let text = format!("All {all} are solved. `cargo course check --all` proves it once more.");
        return Answer { text, json: Value::Null, done: true };
    };
    let name = exercise.short_name(&course.lessons);
    let read = course.place(reading(course, exercise));
    let shows = match course.book {
        Some(_) => "",
        None => "\n         (`cargo course` shows it in a browser)",
    };
    let text = format!(
        "{} {} · {} ({} min)\n  Read   {read}{shows}\n  Edit   {}\n  Check  cargo course check {name}\n  \
         Stuck  cargo course hint {name}",
        styled(STRONG, "Next:"),
        exercise.name(),
        exercise.title,
        exercise.minutes,
        course.file(exercise),
    );
    let json = json!({ "exercise": course.json(exercise), "read": read });
    Answer { text, json, done: false }
}

/// What to read. A learner who has tried no exercise of a lesson has not read the lesson: a link to
/// one part of it would skip its questions.
fn reading<'a>(course: &Course, exercise: &'a Exercise) -> &'a str {
    let is_new = |lesson: &Lesson| {
        let untried = |e: &Exercise| course.progress.state(e) == State::NotYet;
        lesson.number == exercise.lesson && lesson.exercises.iter().all(untried)
    };
    match course.lessons.iter().any(is_new) {
        true => exercise.read.split('#').next().unwrap_or_default(),
        false => &exercise.read,
    }
}
