//! The parts of a scene: its function, the place where it is played, its twin, and the place where
//! it is shown.

use std::fs;
use std::path::Path;

use syllabus::Lesson;

use super::draft::Draft;
use super::{filled, lines, names};
use crate::course::Course;
use crate::error::Error;

/// Drafts a scene of `lesson`; returns what comes next.
pub fn draft(
    course: &Course,
    lesson: &Lesson,
    name: &str,
    draft: &mut Draft<'_>,
) -> Result<String, Error> {
    names::scene(name)?;
    let own = course.workspace.lesson_crate(lesson.number);
    let (code, scenes) = (own.join("src/lib.rs"), own.join("src/scenes.rs"));
    for file in [&code, &scenes] {
        let text = fs::read_to_string(file).unwrap_or_default();
        if lines::has_item(&text, name) || text.contains(&format!("{name:?},")) {
            let file = course.workspace.name(file);
            return Err(Error::Taken { what: format!("{file} has a {name}") });
        }
    }
    draft.edit(code, "place behind its last line", |text| Some(with_function(text, name)))?;
    draft
        .edit(scenes, "list `vec![ … ]` in a function `scenes`", |text| with_scene(text, name))?;
    let twin = filled(include_str!("../../templates/scene/twin.py"), &[("NAME", name)]);
    draft.create(own.join("python").join(format!("{name}.py")), twin)?;
    draft.edit(
        course.workspace.chapter(lesson.number),
        "heading `## In depth` or `## Remember` before which to show it",
        |text| with_section(text, name),
    )?;
    refuse_snapshot(course, &own, name)?;

    let lesson = lesson.name();
    Ok(format!(
        "Next, each TODO in it: write the function and its twin, give it a cast, and ask before you show.
  cargo run -p {lesson} -- {name}
  INSTA_UPDATE=always cargo test -p {lesson} --test scenes     and read its snapshot
  cargo test -p {lesson} --test twins
  cargo run -p bookbinder -- build"
    ))
}

fn with_function(code: &str, name: &str) -> String {
    let of = |from: &str, name: &str| match lines::imports(code, from, name) {
        true => name.to_owned(),
        false => format!("{from}::{name}"),
    };
    let words: [(&str, &str); 5] = [
        ("NAME", name),
        ("SOURCE", &of("stage", "Source")),
        ("FETCH_ERROR", &of("stage", "FetchError")),
        ("FETCH", &of("stage", "fetch")),
        ("INFO", &of("tracing", "info")),
    ];
    let function = filled(include_str!("../../templates/scene/function.rs"), &words);
    let code = format!("{}\n{function}", code.trim_end());
    // The map at the top of the file names the function, if there is such a map.
    let line = format!("//! - [`{name}`]: TODO: what it is there for.");
    let is_scenes = |line: &str| line.starts_with("//! - [`scenes`]");
    lines::before_first(&code, &line, is_scenes).unwrap_or(code)
}

fn with_scene(code: &str, name: &str) -> Option<String> {
    let of = |name: &str| match lines::imports(code, "stage", name) {
        true => name.to_owned(),
        false => format!("stage::{name}"),
    };
    let words: [(&str, &str); 5] = [
        ("NAME", name),
        ("SCENE", &of("Scene")),
        ("CAST", &of("Cast")),
        ("SERVICE", &of("Service")),
        ("SECS", &of("secs")),
    ];
    let scene = filled(include_str!("../../templates/scene/scene.rs"), &words);
    let (before, list) = code.split_once("pub fn scenes()")?;
    let (list, after) = list.split_once("\n    ]\n")?;
    list.contains("vec![")
        .then(|| format!("{before}pub fn scenes(){list}\n{}\n    ]\n{after}", scene.trim_end()))
}

fn with_section(chapter: &str, name: &str) -> Option<String> {
    let section = filled(include_str!("../../templates/scene/section.md"), &[("NAME", name)]);
    let before = |heading: &str| lines::before_first(chapter, &section, |line| line == heading);
    before("## In depth").or_else(|| before("## Remember"))
}

/// Refuses a name whose snapshot was left behind by an earlier scene: the new scene would be
/// compared with it.
fn refuse_snapshot(course: &Course, own: &Path, name: &str) -> Result<(), Error> {
    let snapshot = own.join("tests/snapshots").join(format!("{name}.snap"));
    match snapshot.exists() {
        true => {
            Err(Error::Taken { what: format!("{} is there", course.workspace.name(&snapshot)) })
        }
        false => Ok(()),
    }
}
