//! What a book was made from, noted in the book itself: so a reader need not wait for a build that
//! would change nothing.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::SystemTime;

use anyhow::Context;
use syllabus::{Workspace, slashes};
use walkdir::{DirEntry, WalkDir};

/// The file in a built book.
const FILE: &str = ".made-of";

/// What the pages depend on: every file of the course as to its name, size and time, the program that
/// makes them of those, with the scenes that it plays, and what mdBook is told by its surroundings.
///
/// # Errors
/// When a folder cannot be read.
pub fn of(workspace: &Workspace) -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    let program = std::env::current_exe().and_then(|path| path.metadata());
    seen(&program.context("this program is not found")?).hash(&mut hasher);
    let root = workspace.root();
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| is_read(root, entry)) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            slashes(entry.path().strip_prefix(root)?).hash(&mut hasher);
            // Of a link that which it leads to is read.
            entry.path().metadata().ok().map(|metadata| seen(&metadata)).hash(&mut hasher);
        }
    }
    // mdBook takes parts of its configuration from variables of such names.
    let told =
        std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("MDBOOK_"));
    BTreeMap::from_iter(told).hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

/// Notes in a complete book what it was made from.
///
/// # Errors
/// When the book cannot be read or written.
pub fn put(book: &Path, made_of: &str) -> anyhow::Result<()> {
    let text = format!("{made_of} {}\n", pages(book)?);
    std::fs::write(book.join(FILE), text).context("the book's stamp cannot be written")
}

/// Whether a book exists, is complete, and would not change.
pub fn is_of(book: &Path, made_of: &str) -> bool {
    let stamp = std::fs::read_to_string(book.join(FILE)).unwrap_or_default();
    pages(book).is_ok_and(|pages| stamp == format!("{made_of} {pages}\n"))
}

/// The files of a book as to their names and sizes: who takes one away gets it back. Not as to their times: the
/// same course makes the same book, to the byte.
fn pages(book: &Path) -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    for entry in WalkDir::new(book).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_dir() && entry.file_name() != FILE {
            slashes(entry.path().strip_prefix(book)?).hash(&mut hasher);
            entry.file_type().is_file().hash(&mut hasher);
            entry.metadata()?.len().hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Everything but what cargo, git and editors keep, and what a learner has written and kept, which no page
/// shows.
fn is_read(root: &Path, entry: &DirEntry) -> bool {
    let Ok(path) = entry.path().strip_prefix(root) else { return true };
    let path = slashes(path);
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let is_of_a_tool = folder.is_empty() && (name == "target" || name.starts_with('.'));
    let is_of_the_learner = match folder.strip_prefix("exercises/") {
        // An answer, a copy of one, what an editor keeps of both.
        Some(lesson) if !lesson.contains('/') && lesson.starts_with("lesson-") => {
            entry.file_type().is_file() && !name.ends_with(".toml")
        }
        Some("playground") => name.contains("play.rs"),
        // A run that was written as a page of its own.
        _ => path == "run.html",
    };
    !(is_of_a_tool || is_of_the_learner)
}

fn seen(metadata: &Metadata) -> (u64, Option<SystemTime>) {
    (metadata.len(), metadata.modified().ok())
}
