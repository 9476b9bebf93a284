//! This crate as a preprocessor of mdBook: it weaves all chapters.

use std::path::PathBuf;

use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use syllabus::{Lesson, Workspace};

use crate::chapters::{Weaver, lesson_of_chapter};
use crate::error::{Faults, Problem};

/// Replaces the directives in every chapter of the course's book.
#[derive(Debug)]
pub struct Binder {
    scenes: Vec<lab::LessonScenes>,
}

impl Binder {
    /// The name of this preprocessor in `book.toml`.
    pub const NAME: &str = "bookbinder";

    /// A binder with these scenes: `lab::lessons()`, except in tests of the binder itself.
    pub fn new(scenes: Vec<lab::LessonScenes>) -> Self {
        Self { scenes }
    }
}

impl Preprocessor for Binder {
    fn name(&self) -> &str {
        Self::NAME
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let workspace = Workspace::find(&context.root)?;
        let lessons = Lesson::all(&workspace)?;
        let source = context.root.join(&context.config.book.src);
        let mut weaver = Weaver::new(&workspace, &lessons, &self.scenes);
        let mut listed = Vec::new();
        book.for_each_chapter_mut(|chapter| {
            if let Some(path) = &chapter.source_path {
                listed.push(path.clone());
                chapter.content =
                    weaver.chapter(&workspace.name(&source.join(path)), &chapter.content);
            }
        });
        let mut faults = weaver.faults();
        for file in chapters_of_lessons(&workspace)? {
            if !listed.contains(&file) {
                let not_listed = Problem::NotListed(workspace.name(&file));
                faults.push(not_listed.at(workspace.name(&source.join("SUMMARY.md")), 1));
            }
        }
        if faults.is_empty() {
            return Ok(book);
        }
        faults.sort();
        // If a second page shows a part of a chapter too, the faults in that part are reported
        // once.
        faults.dedup();
        Err(Faults(faults).into())
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }
}

/// `lesson-02.md` and all other chapters of lessons in `book/src`.
fn chapters_of_lessons(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let mut chapters = Vec::new();
    for entry in std::fs::read_dir(workspace.chapters())? {
        let name = entry?.file_name();
        if lesson_of_chapter(&name.to_string_lossy()).is_some() {
            chapters.push(PathBuf::from(name));
        }
    }
    Ok(chapters)
}
