//! Replaces the directives of chapters by what the lessons say.

use syllabus::{Lesson, Workspace};

use crate::directive::{Piece, pieces};
use crate::directives;
use crate::fault::Fault;
use crate::files;
use crate::glossary::Glossary;
use crate::run::{Run, Runs};
use crate::sources::Sources;

/// What one pass over the book knows.
#[derive(Debug)]
pub struct Weaver<'a> {
    /// Where everything lies.
    pub workspace: &'a Workspace,
    /// What each lesson says of itself.
    pub lessons: &'a [Lesson],
    /// The scenes, played.
    pub runs: Runs<'a>,
    /// The files that pages show.
    pub sources: Sources<'a>,
    /// What terms mean.
    glossary: Glossary,
    /// Drawings so far, so that no two ids of the book are the same.
    drawings: u32,
    faults: Vec<Fault>,
}

impl<'a> Weaver<'a> {
    /// Reads the marks of every lesson's code, shown or not.
    pub fn new(workspace: &'a Workspace, lessons: &'a [Lesson], scenes: &'a [lab::Lesson]) -> Self {
        let mut sources = Sources::new(workspace);
        for lesson in lessons {
            for folder in ["src", "python"] {
                sources.read_folder(&workspace.lesson_crate(lesson.number).join(folder));
            }
        }
        let runs = Runs::new(workspace, scenes);
        let path = workspace.chapters().join(Glossary::CHAPTER);
        // A book without one has no links to it.
        let text = files::read(&path).unwrap_or_default();
        let mut glossary = Glossary::read(&workspace.name(&path), &text);
        let faults = std::mem::take(&mut glossary.faults);
        Self { workspace, lessons, runs, sources, glossary, drawings: 0, faults }
    }

    /// The chapter with its directives replaced and its terms explained; `file` is its path from the
    /// workspace's root.
    pub fn chapter(&mut self, file: &str, text: &str) -> String {
        let woven = self.text(lesson_of_chapter(file), file, 1, text);
        self.glossary.in_place(&woven)
    }

    /// A part of a file with its directives replaced. It begins on the file's line `begin`.
    pub fn text(&mut self, lesson: Option<u8>, file: &str, begin: usize, text: &str) -> String {
        let mut woven = String::with_capacity(2 * text.len());
        for (line, piece) in pieces(text) {
            let block = match piece {
                Piece::Text(text) => Ok(text.to_owned()),
                Piece::Broken(problem) => Err(problem),
                Piece::Directive(directive) => directives::weave(self, lesson, &directive),
            };
            match block {
                Ok(block) => woven.push_str(&block),
                Err(problem) => self.faults.push(problem.at(file, begin + line - 1)),
            }
        }
        woven
    }

    /// Notes what is wrong in another file than the one that is woven.
    pub fn refuse(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// What was wrong, to be asked behind the last chapter: an anchor that none of them shows is a fault.
    pub fn faults(mut self) -> Vec<Fault> {
        self.sources.refuse_unused_anchors();
        self.faults.append(&mut self.sources.faults);
        self.faults
    }

    /// An id for one more drawing of a run, unique in the book.
    pub fn drawing_id(&mut self, run: &Run) -> String {
        self.drawings += 1;
        format!("tl{}-lesson-{:02}-{}", self.drawings, run.lesson, run.scene)
    }
}

/// `book/src/lesson-02.md` is lesson 2's.
pub fn lesson_of_chapter(file: &str) -> Option<u8> {
    let name = file.rsplit('/').next()?;
    lesson_number(name.strip_suffix(".md")?)
}

/// `lesson-02` is 2.
pub fn lesson_number(name: &str) -> Option<u8> {
    name.strip_prefix("lesson-").and_then(|number| number.parse().ok())
}

/// `lesson-02/src/lib.rs` is lesson 2 and `src/lib.rs`.
pub fn lesson_in_front(argument: &str) -> Option<(u8, &str)> {
    let (lesson, rest) = argument.split_once('/')?;
    Some((lesson_number(lesson)?, rest))
}
