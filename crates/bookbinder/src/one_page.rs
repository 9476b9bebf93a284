//! The course on one page: each lesson in one line, in one minute and in depth, taken from its
//! chapter.

use syllabus::Lesson;

use crate::chapters::Weaver;
use crate::error::Problem;
use crate::markdown::{as_guest, sections};

/// The headings of the sections that every chapter has for this page.
const LINE: &str = "In one line";
const MINUTE: &str = "In one minute";
const DEPTH: &str = "In depth";

/// The directives of questions, which only the chapter asks.
const ASKED_ONCE: [&str; 3] = ["{{#guess ", "{{#quiz", "{{#cards"];

/// All lessons, one below the other. Faults in a section are reported for its chapter.
pub fn weave(weaver: &mut Weaver<'_>) -> String {
    let lessons = weaver.lessons;
    lessons.iter().map(|lesson| one(weaver, lesson)).collect::<Vec<_>>().join("\n\n")
}

fn one(weaver: &mut Weaver<'_>, lesson: &Lesson) -> String {
    let page = format!("{}.md", lesson.name());
    let file = weaver.workspace.name(&weaver.workspace.chapters().join(&page));
    let text = match weaver.sources.read(&file) {
        Ok(text) => text,
        Err(problem) => {
            weaver.refuse(problem.at(file, 1));
            return String::new();
        }
    };
    let all = sections(&text);
    let [line, minute, depth] = [LINE, MINUTE, DEPTH].map(|title| {
        let found = all.iter().find(|section| section.level == 2 && section.title == title);
        let full = found.filter(|section| !section.body.trim().is_empty());
        let Some(section) = full else {
            let line = found.map_or(1, |section| section.line);
            weaver.refuse(Problem::NoSection(title).at(&file, line));
            return String::new();
        };
        let body = asked_elsewhere(&as_guest(section.body, &page), &page);
        weaver.text(Some(lesson.number), &file, section.body_line, &body).trim().to_owned()
    });
    let Lesson { number, title, level, minutes, .. } = lesson;
    format!(
        "## {number:02} {title}\n\n[The whole lesson]({page}): {level}, {minutes} minutes\n\n\
         **{LINE}**\n\n{line}\n\n**{MINUTE}**\n\n{minute}\n\n\
         <details class=\"depth\"><summary>{DEPTH}</summary>\n\n{depth}\n\n</details>"
    )
}

/// Replaces questions by links. Their lines stay, so that faults below them keep their line
/// numbers.
fn asked_elsewhere(text: &str, page: &str) -> String {
    let line = |line: &str| {
        let asks = ASKED_ONCE.iter().any(|directive| line.starts_with(directive));
        let line = if asks { format!("[The chapter]({page}) asks here.") } else { line.to_owned() };
        line + "\n"
    };
    text.lines().map(line).collect()
}
