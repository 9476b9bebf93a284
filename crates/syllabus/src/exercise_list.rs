//! Reads the exercises of a lesson from their list, `exercises/lesson-NN/lesson.toml`, with the
//! hints.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use crate::{Error, Exercise, Workspace, parse};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseList {
    exercise: Vec<ExerciseFacts>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseFacts {
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
pub(crate) fn read(workspace: &Workspace, number: u8) -> Result<Vec<Exercise>, Error> {
    let list_path = workspace.exercise_list(number);
    let list: ExerciseList = parse(&list_path)?;
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
