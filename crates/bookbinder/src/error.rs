//! What is wrong with a chapter or a lesson's file, and where.

use std::fmt;

/// Something that must not reach a reader, with the file and the line that it stands in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, from the workspace's root.
    pub file: String,
    /// Counted from 1.
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
    /// A block within a line of text.
    #[error("{{{{#{0}}}}} makes a block: put it alone on its line, without indentation")]
    NotAlone(String),
    /// Wrong number of arguments.
    #[error("wrong arguments; write {wanted}")]
    Arguments {
        /// How it is written.
        wanted: &'static str,
    },
    /// A chapter that is no lesson's names no lesson.
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
        /// From the workspace's root.
        path: String,
        /// What the operating system says.
        why: String,
    },
    /// The file has no such anchor.
    #[error("{path} has no anchor {anchor:?}; it has {}", list(there))]
    NoAnchor {
        /// From the workspace's root.
        path: String,
        /// What was asked for.
        anchor: String,
        /// What the file has.
        there: Vec<String>,
    },
    /// The table has no such column.
    #[error("{path} has no column {column:?}; it has {}", list(there))]
    NoColumn {
        /// From the workspace's root.
        path: String,
        /// What was asked for.
        column: String,
        /// What the table has.
        there: Vec<String>,
    },
    /// A row of a table is longer or shorter than its head.
    #[error("{path}:{line} has another number of cells than the first line")]
    Ragged {
        /// From the workspace's root.
        path: String,
        /// From 1.
        line: usize,
    },
    /// No such scene.
    #[error("lesson {lesson:02} has no scene {scene:?}; it has {}", list(there))]
    NoScene {
        /// The lesson's number.
        lesson: u8,
        /// What was asked for.
        scene: String,
        /// What the lesson has.
        there: Vec<String>,
    },
    /// Nobody has looked at this run.
    #[error(
        "scene {scene:?} has no snapshot {path}: `INSTA_UPDATE=always cargo test -p lesson-{lesson:02} --test scenes` writes it; read it before you commit it"
    )]
    NoSnapshot {
        /// The lesson's number.
        lesson: u8,
        /// The scene's id.
        scene: String,
        /// From the workspace's root.
        path: String,
    },
    /// A cell of the matrix of error modes is not as the tests know it.
    #[error(
        "a cell of the error modes differs from {path}, which says {wanted:?} where the run says {seen:?}: run `cargo test -p error-modes`"
    )]
    CellDiffers {
        /// From the workspace's root.
        path: &'static str,
        /// The file's line.
        wanted: String,
        /// The run's.
        seen: String,
    },
    /// The recording is not the one that the tests know.
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
        /// The snapshot's first line that differs.
        wanted: String,
        /// What the run has there.
        seen: String,
    },
    /// `{{#output}}` of a scene without output.
    #[error("scene {0:?} prints nothing")]
    PrintsNothing(String),
    /// An entry of the glossary without a word.
    #[error("the entry {0:?} says nothing; what links to it shows its first paragraph")]
    EmptyEntry(String),
    /// A chapter lacks what the course on one page shows of it.
    #[error("the course on one page needs the section `## {0}` here, with something in it")]
    NoSection(&'static str),
    /// No such plan.
    #[error("{path} has no plan {plan:?}; it has {}", list(there))]
    NoPlan {
        /// From the workspace's root.
        path: String,
        /// What was asked for.
        plan: String,
        /// What the file has.
        there: Vec<String>,
    },
    /// A plan's steps take more or less time than the plan.
    #[error("the plan {plan:?} says {says} minutes, and its steps take {takes}")]
    PlanSum {
        /// The plan's id.
        plan: String,
        /// What is written.
        says: u32,
        /// The sum of its steps.
        takes: u32,
    },
    /// Something else in the plans that cannot be kept.
    #[error("{0}")]
    Plan(String),
    /// A teacher's notes have other headings.
    #[error("notes for the teacher have the headings ### {}; this file has {}", wanted.join(", ### "), list(there))]
    Notes {
        /// All of them, in order.
        wanted: &'static [&'static str],
        /// What the file has.
        there: Vec<String>,
    },
    /// A heading of the notes with nothing below it.
    #[error("nothing stands below {0:?}")]
    EmptyNote(String),
    /// A mark begins and does not end.
    #[error("anchor {0:?} has no ANCHOR_END")]
    NeverEnded(String),
    /// A mark ends and did not begin.
    #[error("anchor {0:?} ends here and begins nowhere above")]
    NeverBegun(String),
    /// The same name twice in a file.
    #[error("anchor {0:?} begins a second time in this file")]
    Twice(String),
    /// A chapter that mdBook does not know of.
    #[error("{0} is not listed here, so no page is made of it: add it, or remove the file")]
    NotListed(String),
    /// Something is wrong with a question.
    #[error(transparent)]
    Question(#[from] crate::questions::Problem),
    /// Something is wrong with the data of a page of reference.
    #[error(transparent)]
    Reference(#[from] crate::reference::Problem),
    /// A mark that no chapter uses.
    #[error("no chapter shows anchor {0:?}: use it or remove the mark")]
    Unused(String),
}

impl Problem {
    /// Places the problem.
    pub fn at(self, file: impl Into<String>, line: usize) -> Fault {
        Fault { file: file.into(), line, problem: self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

/// All that is wrong, so that one build is enough to see it. One line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(Fault::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Faults {}

/// Names, for a sentence.
pub fn list(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
