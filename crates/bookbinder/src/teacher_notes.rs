//! The teacher's notes for each lesson, from the file in the lesson's crate.

use syllabus::Lesson;

use crate::chapters::Weaver;
use crate::error::Problem;
use crate::markdown::{as_guest, sections};

/// The headings in the notes for every lesson, in this order.
const HEADINGS: &[&str] = &[
    "Ask before the run",
    "Usual wrong answers",
    "Where readers stumbled",
    "On the board",
    "When time is short",
];

/// The notes for all lessons, each below its lesson's heading.
pub fn weave(weaver: &mut Weaver<'_>) -> String {
    let lessons = weaver.lessons;
    lessons.iter().map(|lesson| one(weaver, lesson)).collect::<Vec<_>>().join("\n\n")
}

fn one(weaver: &mut Weaver<'_>, lesson: &Lesson) -> String {
    let file = weaver.workspace.name(&weaver.workspace.teacher_notes(lesson.number));
    let text = match weaver.sources.read(&file) {
        Ok(text) => text,
        Err(problem) => {
            weaver.refuse(problem.at(file, 1));
            return String::new();
        }
    };
    for (line, problem) in faults(&text) {
        weaver.refuse(problem.at(&file, line));
    }
    let page = format!("{}.md", lesson.name());
    let notes = weaver.text(Some(lesson.number), &file, 1, &as_guest(&text, &page));
    format!("## {:02} {}\n\n{}", lesson.number, lesson.title, notes.trim())
}

/// What a teacher would miss in these notes, each with its line.
fn faults(text: &str) -> Vec<(usize, Problem)> {
    let all = sections(text);
    let titles: Vec<&str> = all.iter().map(|section| section.title.as_str()).collect();
    let mut faults = Vec::new();
    if titles != HEADINGS || all.iter().any(|section| section.level != 3) {
        let first = all.iter().zip(HEADINGS).find(|(s, title)| s.title != **title || s.level != 3);
        let line = first.map_or(1, |(section, _)| section.line);
        let there = all.iter().map(|s| format!("{} {}", "#".repeat(s.level.into()), s.title));
        faults.push((line, Problem::Notes { wanted: HEADINGS, there: there.collect() }));
    }
    let empty = all.iter().filter(|section| section.body.trim().is_empty());
    faults.extend(empty.map(|section| (section.line, Problem::EmptyNote(section.title.clone()))));
    faults
}
