//! What is wrong with a chapter or a lesson's file, and where.

use std::fmt;

/// A fault that must not reach a reader, with its file and line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The path of the file from the workspace's root.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a directive or a mark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
    /// No such directive.
    #[error("there is no directive {{{{#{0}}}}}; crates/bookbinder/README.md lists them all")]
    UnknownDirective(String),
    /// `{{#` and no `}}` behind it.
    #[error("this directive is not closed: }}}} must follow on the same line")]
    NotClosed,
    /// A directive that makes a block stands within a line of text.
    #[error("{{{{#{0}}}}} makes a block: put it alone on its line, without indentation")]
    NotAlone(String),
    /// Wrong number of arguments.
    #[error("wrong arguments; write {wanted}")]
    Arguments {
        /// How to write the directive.
        wanted: &'static str,
    },
    /// Outside the chapters of lessons, a directive must name its lesson.
    #[error("{{{{#{0}}}}} outside a lesson's chapter needs its lesson in front: lesson-NN/…")]
    WhichLesson(String),
    /// No such lesson.
    #[error("there is no lesson {0:02}: crates/lesson-{0:02}/Cargo.toml is not there")]
    NoLesson(u8),
    /// The lesson's scenes are not among those of all lessons.
    #[error(
        "there is no lesson {0:02} in crates/lab/src/lib.rs: its scenes have to be added there"
    )]
    NotInLab(u8),
    /// No such file.
    #[error("cannot read {path}: {why}")]
    NoFile {
        /// Its path from the workspace's root.
        path: String,
        /// The message of the operating system.
        why: String,
    },
    /// The file has no such anchor.
    #[error("{path} has no anchor {anchor:?}; it has {}", list(there))]
    NoAnchor {
        /// Its path from the workspace's root.
        path: String,
        /// The anchor that was asked for.
        anchor: String,
        /// The anchors that the file has.
        there: Vec<String>,
    },
    /// The table has no such column.
    #[error("{path} has no column {column:?}; it has {}", list(there))]
    NoColumn {
        /// Its path from the workspace's root.
        path: String,
        /// The name that was asked for.
        column: String,
        /// The columns that the table has.
        there: Vec<String>,
    },
    /// A row of a table is longer or shorter than its head.
    #[error("{path}:{line} has another number of cells than the first line")]
    Ragged {
        /// Its path from the workspace's root.
        path: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// No such scene.
    #[error("lesson {lesson:02} has no scene {scene:?}; it has {}", list(there))]
    NoScene {
        /// The lesson's number.
        lesson: u8,
        /// The scene that was asked for.
        scene: String,
        /// The scenes that the lesson has.
        there: Vec<String>,
    },
    /// Nobody has looked at this run: it has no snapshot.
    #[error(
        "scene {scene:?} has no snapshot {path}: `INSTA_UPDATE=always cargo test -p lesson-{lesson:02} --test scenes` writes it; read it before you commit it"
    )]
    NoSnapshot {
        /// The lesson's number.
        lesson: u8,
        /// The scene's id.
        scene: String,
        /// Its path from the workspace's root.
        path: String,
    },
    /// A cell of the matrix of error modes differs from the tests' snapshot.
    #[error(
        "a cell of the error modes differs from {path}, which says {wanted:?} where the run says {seen:?}: run `cargo test -p error-modes`"
    )]
    CellDiffers {
        /// Its path from the workspace's root.
        path: &'static str,
        /// The line in the file.
        wanted: String,
        /// The line of the run.
        seen: String,
    },
    /// The recording differs from the tests' snapshot.
    #[error(
        "the run of scene {scene:?} differs from {path}, first where it should say {wanted:?} and says {seen:?}: run `cargo test -p lesson-{lesson:02}`"
    )]
    Differs {
        /// The lesson's number.
        lesson: u8,
        /// The scene's id.
        scene: String,
        /// The snapshot, from the workspace's root.
        path: String,
        /// The first line of the snapshot that differs.
        wanted: String,
        /// The line of the run at that place.
        seen: String,
    },
    /// `{{#output}}` of a scene without output.
    #[error("scene {0:?} prints nothing")]
    PrintsNothing(String),
    /// An entry of the glossary has no text.
    #[error("the entry {0:?} says nothing; what links to it shows its first paragraph")]
    EmptyEntry(String),
    /// A chapter lacks a section that the course on one page shows.
    #[error("the course on one page needs the section `## {0}` here, with something in it")]
    NoSection(&'static str),
    /// No such plan.
    #[error("{path} has no plan {plan:?}; it has {}", list(there))]
    NoPlan {
        /// Its path from the workspace's root.
        path: String,
        /// The plan that was asked for.
        plan: String,
        /// The plans that the file has.
        there: Vec<String>,
    },
    /// The steps of a plan take more or less time than the plan says.
    #[error("the plan {plan:?} says {says} minutes, and its steps take {takes}")]
    PlanSum {
        /// The plan's id.
        plan: String,
        /// The minutes that the plan says.
        says: u32,
        /// The sum of the steps' minutes.
        takes: u32,
    },
    /// Another mistake in the plans.
    #[error("{0}")]
    Plan(String),
    /// A teacher's notes have other headings than they should.
    #[error("notes for the teacher have the headings ### {}; this file has {}", wanted.join(", ### "), list(there))]
    Notes {
        /// All headings, in order.
        wanted: &'static [&'static str],
        /// The headings that the file has.
        there: Vec<String>,
    },
    /// There is nothing below a heading of the notes.
    #[error("nothing stands below {0:?}")]
    EmptyNote(String),
    /// An anchor begins and does not end.
    #[error("anchor {0:?} has no ANCHOR_END")]
    NeverEnded(String),
    /// An anchor ends and did not begin.
    #[error("anchor {0:?} ends here and begins nowhere above")]
    NeverBegun(String),
    /// The same anchor begins twice in a file.
    #[error("anchor {0:?} begins a second time in this file")]
    Twice(String),
    /// A chapter that is not in mdBook's list.
    #[error("{0} is not listed here, so no page is made of it: add it, or remove the file")]
    NotListed(String),
    /// Something is wrong with a question.
    #[error(transparent)]
    Question(#[from] crate::questions::Problem),
    /// Something is wrong with the data of a reference page.
    #[error(transparent)]
    Reference(#[from] crate::reference::Problem),
    /// An anchor that no chapter shows.
    #[error("no chapter shows anchor {0:?}: use it or remove the mark")]
    Unused(String),
}

impl Problem {
    /// Adds the file and the line.
    pub fn at(self, file: impl Into<String>, line: usize) -> Fault {
        Fault { file: file.into(), line, problem: self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

/// All faults, one on each line, so that one build shows all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(Fault::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Faults {}

/// Joins names, for a sentence.
pub fn list(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
