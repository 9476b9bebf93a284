//! Where questions are asked: in a lesson's chapter, or after the last one.

use std::fmt;

use syllabus::Workspace;

/// The part of the book that asks a question; it is also part of the question's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// A lesson, which asks about its own scenes.
    Lesson(u8),
    /// The closing quiz, which asks about the scenes of all lessons.
    Course,
}

impl Home {
    /// The file with its questions, from the workspace's root.
    pub fn file(self, workspace: &Workspace) -> String {
        workspace.name(&match self {
            Self::Lesson(number) => workspace.lesson_crate(number).join("questions.toml"),
            Self::Course => workspace.closing_questions(),
        })
    }

    /// The directive that places its quiz.
    pub fn quiz(self) -> &'static str {
        match self {
            Self::Lesson(_) => "quiz",
            Self::Course => "closing",
        }
    }

    /// The lists that its file may have.
    pub fn lists(self) -> &'static [&'static str] {
        match self {
            Self::Lesson(_) => &["guess", "quiz", "card"],
            Self::Course => &["quiz"],
        }
    }

    /// The name of a question, unique in the course: `lesson-01/three-awaits`.
    pub fn name(self, id: &str) -> String {
        format!("{self}/{id}")
    }
}

/// The name of its page, from which scripts make links.
impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lesson(number) => write!(f, "lesson-{number:02}"),
            Self::Course => f.write_str("closing-quiz"),
        }
    }
}
