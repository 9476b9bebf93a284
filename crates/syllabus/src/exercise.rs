//! What is known about an exercise, and the list that says it: `exercises/lesson-NN/lesson.toml`.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use crate::{Error, Lesson, Workspace, parse};

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The lesson to which it belongs.
    pub lesson: u8,
    /// The name of its file without `.rs`, and of its test target.
    pub id: String,
    /// Its title in lists.
    pub title: String,
    /// How many minutes it takes most learners.
    pub minutes: u32,
    /// The part of the book to read first, as a link from `book/src`: `lesson-01.md#the-trap`.
    pub read: String,
    /// The heading of the lesson's chapter that explains a refusal, as a fragment (`the-trap`), for
    /// the name of the hold (the rule) that the answer broke (`resumes`).
    pub explain: BTreeMap<String, String>,
    /// Three hints, from a nudge to nearly the answer.
    pub hints: [String; 3],
    /// What the learner reads after passing: why it works, and where it matters.
    pub passed: String,
}

impl Exercise {
    /// A name that no other exercise of the course has: `lesson-01/overlap`.
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

    /// The place that explains a refusal for these holds, as a link from `book/src`: the heading
    /// for the first hold that [`Exercise::explain`] has or, if it has none of them,
    /// [`Exercise::read`].
    pub fn explained(&self, holds: &[String]) -> String {
        match holds.iter().find_map(|hold| self.explain.get(hold)) {
            Some(fragment) => format!("lesson-{:02}.md#{fragment}", self.lesson),
            None => self.read.clone(),
        }
    }

    /// The package that has the test target [`Exercise::id`]: `exercise-01`.
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
    // Not an array: the TOML reader would accept four hints as three and silently drop the fourth.
    hints: Vec<String>,
    passed: String,
}

/// A lesson's exercises, in the order in which to do them.
///
/// # Errors
/// When the list is missing or malformed; when it names an exercise twice, or by a name that is no
/// Rust identifier; when there are not exactly three hints; or when the explanation of a hold is
/// not a fragment.
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
