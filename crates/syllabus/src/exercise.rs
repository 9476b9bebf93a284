//! What an exercise says of itself, and the list in which it does, `exercises/lesson-NN/lesson.toml`.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use crate::{Error, Lesson, Workspace, parse};

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The lesson it belongs to.
    pub lesson: u8,
    /// Its file's name without `.rs`, and its test target's name.
    pub id: String,
    /// What a list shows.
    pub title: String,
    /// How long it takes most learners.
    pub minutes: u32,
    /// The part of the book to read first, as a link from `book/src`: `lesson-01.md#the-trap`.
    pub read: String,
    /// For a hold by its name, `resumes`, the heading of the lesson's chapter that explains what a
    /// refusal for it means, as a fragment: `the-trap`.
    pub explain: BTreeMap<String, String>,
    /// From a nudge to nearly the answer.
    pub hints: [String; 3],
    /// What the learner is told after passing: why it works, where it matters.
    pub passed: String,
}

impl Exercise {
    /// `lesson-01/overlap`: the name that no other exercise of the course has.
    pub fn name(&self) -> String {
        format!("lesson-{:02}/{}", self.lesson, self.id)
    }

    /// The shortest name that no other exercise of these lessons has: `overlap`.
    pub fn short_name(&self, lessons: &[Lesson]) -> String {
        let all = lessons.iter().flat_map(|lesson| &lesson.exercises);
        match all.filter(|other| other.id == self.id).count() {
            1 => self.id.clone(),
            _ => self.name(),
        }
    }

    /// What explains a refusal for these holds, as a link from `book/src`: that of the first hold that
    /// [`Exercise::explain`] knows, and where it knows none of them, [`Exercise::read`].
    pub fn explained(&self, holds: &[String]) -> String {
        match holds.iter().find_map(|hold| self.explain.get(hold)) {
            Some(fragment) => format!("lesson-{:02}.md#{fragment}", self.lesson),
            None => self.read.clone(),
        }
    }

    /// `exercise-01`, the package whose test target [`Exercise::id`] is.
    pub fn package(&self) -> String {
        format!("exercise-{:02}", self.lesson)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    exercise: Vec<Entry>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    title: String,
    minutes: u32,
    read: String,
    #[serde(default)]
    explain: BTreeMap<String, String>,
    // Not an array: toml would take four for three, and nobody would see the fourth.
    hints: Vec<String>,
    passed: String,
}

/// A lesson's exercises, in the order in which they are meant to be done.
///
/// # Errors
/// When the list is missing or malformed, names an exercise twice or by no Rust identifier, has another
/// number of hints than three, or explains a hold by what is no fragment.
pub(crate) fn read_list(workspace: &Workspace, number: u8) -> Result<Vec<Exercise>, Error> {
    let list_path = workspace.exercise_list(number);
    let list: List = parse(&list_path)?;
    let malformed = |message| Error::Malformed { path: list_path.display().to_string(), message };
    let mut seen = HashSet::new();
    let mut exercises = Vec::new();
    for e in list.exercise {
        if !is_identifier(&e.id) {
            let rule = "letters, digits and _, and no digit in front";
            return Err(malformed(format!(
                "the exercise id `{}` is no Rust identifier: use {rule}",
                e.id
            )));
        }
        if !seen.insert(e.id.clone()) {
            return Err(malformed(format!("the exercise `{}` is listed twice", e.id)));
        }
        let hints = e.hints.try_into().map_err(|hints: Vec<_>| {
            let count = hints.len();
            malformed(format!("the exercise `{}` has {count} hints: write three", e.id))
        })?;
        for (hold, fragment) in &e.explain {
            if fragment.is_empty() || fragment.contains(['#', '.', '/', ' ']) {
                return Err(malformed(format!(
                    "the exercise `{}` explains `{hold}` by {fragment:?}: write the fragment of a \
                     heading in lesson-{number:02}.md, as in \"the-trap\"",
                    e.id
                )));
            }
        }
        exercises.push(Exercise {
            lesson: number,
            id: e.id,
            title: e.title,
            minutes: e.minutes,
            read: e.read,
            explain: e.explain,
            hints,
            passed: e.passed,
        });
    }
    Ok(exercises)
}

/// Whether a module of the proof and a test target can have this name.
fn is_identifier(id: &str) -> bool {
    let starts_well = id.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    starts_well && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
