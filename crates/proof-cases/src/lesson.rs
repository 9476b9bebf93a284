//! A lesson's files, and how much of each exercise is proved.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::git::is_edited;
use crate::source::{included, is_empty, read, rust_files};

/// The two folders of a lesson whose exercises are proved.
#[derive(Debug, Clone)]
pub struct LessonFiles {
    /// `exercises/lesson-NN`, whose files learners edit.
    pub exercises: PathBuf,
    /// `solutions/lesson-NN`.
    pub solutions: PathBuf,
    /// Whether this runs in CI: there everything is proved, because no learner has edited anything.
    pub in_ci: bool,
}

/// How much of an exercise is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Everything.
    Held,
    /// Everything except the stub: the exercise's file differs from the one that was handed out,
    /// because a learner has begun to solve it, or has deleted it. A file that a learner is editing
    /// may not even compile.
    Begun,
    /// Nothing: the checks, or a file that they include, have been edited, and every answer
    /// includes the checks.
    WithoutChecks,
    /// Nothing: a learner has added this file.
    Theirs,
}

impl LessonFiles {
    /// The exercises that have a file in one of the two folders, in the order of their names.
    pub(crate) fn standings(&self) -> BTreeMap<String, Standing> {
        let solutions = rust_files(&self.solutions).into_iter().filter(|name| name != "build");
        let ids: BTreeSet<String> =
            rust_files(&self.exercises).into_iter().chain(solutions).collect();
        let all = ids.into_iter().map(|id| (self.standing(&id), id));
        all.filter(|(standing, _)| *standing != Standing::Theirs).map(|(s, id)| (id, s)).collect()
    }

    /// How much of the exercise `id` is proved.
    pub fn standing(&self, id: &str) -> Standing {
        if self.in_ci {
            return Standing::Held;
        }
        let checks = self.checks(id);
        if !checks.exists() && !self.solution(id).exists() {
            return Standing::Theirs;
        }
        let whole = read(&checks).is_some_and(|text| {
            text.contains("fn check()")
                && included(&checks, &text)
                    .iter()
                    .all(|given| !is_empty(given) && !is_edited(given))
        });
        // A solution shows that this was an exercise; without one, its author is told what is missing.
        if !whole && self.solution(id).exists() {
            return Standing::WithoutChecks;
        }
        match (read(&self.stub(id)), read(&self.handed_out(id))) {
            (Some(stub), Some(handed_out)) if stub == handed_out => Standing::Held,
            _ => Standing::Begun,
        }
    }

    /// The file that a learner edits.
    pub(crate) fn stub(&self, id: &str) -> PathBuf {
        self.exercises.join(format!("{id}.rs"))
    }

    /// A copy of that file as it was handed out. Learners do not edit this copy.
    pub(crate) fn handed_out(&self, id: &str) -> PathBuf {
        self.solutions.join(format!("stubs/{id}.rs"))
    }

    pub(crate) fn checks(&self, id: &str) -> PathBuf {
        self.exercises.join(format!("checks/{id}.rs"))
    }

    pub(crate) fn solution(&self, id: &str) -> PathBuf {
        self.solutions.join(format!("{id}.rs"))
    }

    /// The other right answers and the mistakes of an exercise, each with its kind and name.
    pub(crate) fn tried(&self, id: &str) -> Vec<(&'static str, String, PathBuf)> {
        let mut files = Vec::new();
        for (kind, folder) in [("Right", "right"), ("Mistake", "mistakes")] {
            let folder = self.solutions.join(folder).join(id);
            for name in rust_files(&folder) {
                let file = folder.join(format!("{name}.rs"));
                files.push((kind, name, file));
            }
        }
        files
    }
}
