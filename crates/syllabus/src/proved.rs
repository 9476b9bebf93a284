//! What is proved about a lesson's exercises, counted by files.

use std::ops::Add;
use std::path::Path;

use crate::{Lesson, Workspace};

/// The files of one or several lessons: every stub, and the answers on which its checks are tried.
///
/// Each lesson's proof (`cargo test -p solution-NN`) checks that it has run exactly these files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proved {
    /// Stubs, which learners edit.
    pub exercises: usize,
    /// The course's own answers, one for each stub.
    pub solutions: usize,
    /// Other answers that are right.
    pub right: usize,
    /// Plausible answers that are wrong.
    pub mistakes: usize,
}

impl Proved {
    /// Counts the files of a lesson's exercises; a missing folder counts as empty.
    pub fn count(workspace: &Workspace, lesson: &Lesson) -> Self {
        let solutions = workspace.solutions(lesson.number);
        let mut proved = Self::default();
        for exercise in &lesson.exercises {
            let answer = solutions.join(format!("{}.rs", exercise.id));
            proved.exercises += usize::from(workspace.exercise_file(exercise).is_file());
            proved.solutions += usize::from(answer.is_file());
            proved.right += rust_files(&solutions.join("right").join(&exercise.id));
            proved.mistakes += rust_files(&solutions.join("mistakes").join(&exercise.id));
        }
        proved
    }
}

impl Add for Proved {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            exercises: self.exercises + other.exercises,
            solutions: self.solutions + other.solutions,
            right: self.right + other.right,
            mistakes: self.mistakes + other.mistakes,
        }
    }
}

fn rust_files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).count()
}
