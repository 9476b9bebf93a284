//! All exercises, each with its state.

use serde_json::json;

use crate::answer::Answer;
use crate::course::Course;
use crate::find;
use crate::progress::State;
use crate::report::count;
use crate::screen::{FAINT, GOOD, STRONG, styled};

/// All exercises by lesson, each with its state.
pub fn list(course: &Course) -> Answer {
    let all = find::all(&course.lessons);
    let width = |of: fn(&syllabus::Exercise) -> &String| {
        all.iter().map(|e| of(e).chars().count()).max().unwrap_or(0)
    };
    let (id_width, title_width) = (width(|e| &e.id), width(|e| &e.title));
    let mut text = String::new();
    for lesson in &course.lessons {
        let heading = format!("Lesson {:02} · {}", lesson.number, lesson.title);
        let needs = match lesson.needs.as_slice() {
            [] => String::new(),
            _ => format!(", needs {}", lesson.needs_in_words()),
        };
        text += &format!("{} · {}{needs}\n", styled(STRONG, heading), lesson.level);
        for exercise in &lesson.exercises {
            let state = match course.progress.state(exercise) {
                State::Solved => styled(GOOD, "✓ solved "),
                State::Tried => "· tried  ".to_owned(),
                State::NotYet => styled(FAINT, "  not yet"),
            };
            text += &format!(
                "  {state}  {:id_width$}  {:title_width$}  {:>2} min\n",
                exercise.id, exercise.title, exercise.minutes
            );
        }
        text.push('\n');
    }
    let solved = solved(course);
    let json = json!({
        "exercises": all.iter().map(|exercise| course.json(exercise)).collect::<Vec<_>>(),
        "solved": solved,
        "of": all.len(),
    });
    Answer { text: text + &standing(course), json, done: course.done() }
}

/// The number of solved exercises, and of all.
pub fn standing(course: &Course) -> String {
    let all = find::all(&course.lessons).len();
    format!("{} of {} solved.", solved(course), count(all, "exercise"))
}

fn solved(course: &Course) -> usize {
    let all = find::all(&course.lessons);
    all.into_iter().filter(|e| course.progress.state(e) == State::Solved).count()
}
