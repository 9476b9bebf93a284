//! The parts of a lesson.

use std::path::PathBuf;

use syllabus::{Lesson, Level, Workspace};

use super::draft::Draft;
use super::{exercise, filled, lines, names};
use crate::course::Course;
use crate::error::Error;

/// The names of the scene and the exercise with which a lesson begins.
pub const SCENE: &str = "first_scene";
pub const EXERCISE: &str = "first_exercise";

/// The minutes of reading, without exercises, that the template of the manifest says.
const CHAPTER_MINUTES: u32 = 20;

macro_rules! template {
    ($path:literal) => {
        include_str!(concat!("../../templates/", $path))
    };
}

/// Drafts a lesson after the last one; returns what comes next.
pub fn draft(course: &Course, title: &str, draft: &mut Draft<'_>) -> Result<String, Error> {
    let title = names::title(title)?;
    let same = |lesson: &&Lesson| lesson.title.to_lowercase() == title.to_lowercase();
    if let Some(lesson) = course.lessons.iter().find(same) {
        return Err(Error::Taken { what: format!("{} is called {}", lesson.name(), lesson.title) });
    }
    let last = course.lessons.last().map_or(0, |lesson| lesson.number);
    if last == 99 {
        return Err(Error::Taken { what: "lesson 99 is the last that there can be".to_owned() });
    }
    let lesson = Lesson {
        number: last + 1,
        title,
        minutes: CHAPTER_MINUTES + exercise::MINUTES,
        level: Level::Beginner,
        needs: (last > 0).then_some(last).into_iter().collect(),
        asyncio: "TODO".to_owned(),
        rust: "TODO".to_owned(),
        learn: "TODO: what a reader learns, in half a sentence".to_owned(),
        exercises: Vec::new(),
    };
    files(&course.workspace, &lesson, draft)?;
    places(&course.workspace, &lesson, draft)?;
    exercise::files(&course.workspace, lesson.number, EXERCISE, draft)?;

    let (name, number) = (lesson.name(), lesson.number);
    Ok(format!(
        "Next, each TODO in what was made. As it stands, it plays and is proved:
  INSTA_UPDATE=always cargo test -p {name}     and read crates/{name}/tests/snapshots
  cargo test -p solution-{number:02}
  cargo run -p bookbinder -- build
Cargo.lock names the new packages then: commit it as well. What only you can say: the
lesson's number in book/src/asyncio-tokio.md, its new words in book/src/glossary.md."
    ))
}

/// The lesson's own files.
fn files(workspace: &Workspace, lesson: &Lesson, draft: &mut Draft<'_>) -> Result<(), Error> {
    let number = format!("{:02}", lesson.number);
    let needs: Vec<String> = lesson.needs.iter().map(u8::to_string).collect();
    let words: [(&str, &str); 4] =
        [("NN", &number), ("TITLE", &lesson.title), ("NEEDS", &needs.join(", ")), ("NAME", SCENE)];
    let own = workspace.lesson_crate(lesson.number);
    let twin = format!("python/{SCENE}.py");
    for (path, template) in [
        ("Cargo.toml", template!("lesson/Cargo.toml")),
        ("src/lib.rs", template!("lesson/lib.rs")),
        ("src/scenes.rs", template!("lesson/scenes.rs")),
        ("src/main.rs", template!("lesson/main.rs")),
        (twin.as_str(), template!("scene/twin.py")),
        ("tests/scenes.rs", template!("lesson/tests-scenes.rs")),
        ("tests/twins.rs", template!("lesson/tests-twins.rs")),
        ("tests/compile_fail.rs", template!("lesson/tests-compile_fail.rs")),
        ("tests/compile_fail/not_awaited.rs", template!("lesson/compile_fail.rs")),
        ("tests/compile_fail/not_awaited.stderr", template!("lesson/compile_fail.stderr")),
        ("questions.toml", template!("lesson/questions.toml")),
        ("teach.md", template!("lesson/teach.md")),
    ] {
        draft.create(own.join(path), filled(template, &words))?;
    }
    let solutions = workspace.solutions(lesson.number);
    let elsewhere: [(PathBuf, &str); 6] = [
        (workspace.chapter(lesson.number), template!("lesson/chapter.md")),
        (workspace.exercises(lesson.number).join("Cargo.toml"), template!("lesson/exercises.toml")),
        (workspace.exercise_list(lesson.number), template!("lesson/list.toml")),
        (solutions.join("Cargo.toml"), template!("lesson/solutions.toml")),
        (solutions.join("build.rs"), template!("lesson/solutions-build.rs")),
        (solutions.join("tests/proof.rs"), template!("lesson/solutions-proof.rs")),
    ];
    for (path, template) in elsewhere {
        draft.create(path, filled(template, &words))?;
    }
    Ok(())
}

/// The lines in other files that name the lesson.
fn places(workspace: &Workspace, lesson: &Lesson, draft: &mut Draft<'_>) -> Result<(), Error> {
    let (name, number) = (lesson.name(), lesson.number);
    let lab = workspace.root().join("crates/lab");
    for (path, line, like) in [
        (lab.join("Cargo.toml"), format!("{name} = {{ path = \"../{name}\" }}"), "lesson-"),
        (
            lab.join("src/lib.rs"),
            format!(
                "        LessonScenes {{ number: {number}, scenes: lesson_{number:02}::scenes() }},"
            ),
            "        LessonScenes { number: ",
        ),
        (
            workspace.chapters().join("SUMMARY.md"),
            format!("- [{}]({name}.md)", lesson.title),
            "- [",
        ),
        (workspace.root().join("README.md"), lesson.readme_row(), "| 0"),
    ] {
        // The rows in the README begin with a number of two digits.
        let is_like = |with: &str| match like {
            "| 0" => with
                .strip_prefix("| ")
                .is_some_and(|rest| rest.get(..2).is_some_and(|n| n.parse::<u8>().is_ok())),
            "- [" => with.starts_with(like) && with.contains("](lesson-"),
            _ => with.starts_with(like),
        };
        draft.edit(path, "line of another lesson", |text| {
            lines::behind_last(text, &line, is_like)
        })?;
    }
    Ok(())
}
