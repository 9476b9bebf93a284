//! What a book was made from, noted in the book itself: so a reader need not wait for a build that
//! would change nothing.

use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::SystemTime;

use anyhow::Context;
use syllabus::{Workspace, slashes};
use walkdir::{DirEntry, WalkDir};

/// The file in a built book.
const FILE: &str = ".made-of";

/// Everything on which the pages depend: the name, size and time of every file of the course, and
/// the program that makes the pages and plays the scenes.
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
        if entry.file_type().is_file() {
            slashes(entry.path().strip_prefix(root)?).hash(&mut hasher);
            seen(&entry.metadata()?).hash(&mut hasher);
        }
    }
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

/// The names and sizes of a book's files: if one is missing, the book is built again.
fn pages(book: &Path) -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    for entry in WalkDir::new(book).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() && entry.file_name() != FILE {
            slashes(entry.path().strip_prefix(book)?).hash(&mut hasher);
            entry.metadata()?.len().hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Whether a file counts: not those of cargo and git, and not a learner's answers, which no page
/// shows.
fn is_read(root: &Path, entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_kept_by_a_tool = entry.depth() == 1 && (name == "target" || name.starts_with('.'));
    let folder = entry.path().parent().and_then(|folder| folder.strip_prefix(root).ok());
    let is_answer = name.ends_with(".rs")
        && folder.is_some_and(|folder| slashes(folder).starts_with("exercises/lesson-"));
    !(is_kept_by_a_tool || is_answer)
}

fn seen(metadata: &Metadata) -> (u64, Option<SystemTime>) {
    (metadata.len(), metadata.modified().ok())
}
