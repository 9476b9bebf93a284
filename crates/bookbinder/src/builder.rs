//! Builds the book: mdBook in this process, with our preprocessor, then the check of all links.
//! Readers see the old book until the new one is complete.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, ensure};
use mdbook_driver::MDBook;
use syllabus::Workspace;

use crate::bundle::bundle;
use crate::scripts::Scripts;
use crate::styles::Styles;
use crate::{Binder, finish, links, search, stamp, warnings};

/// Builds the workspace's book into `destination`, or where `book.toml` says. Returns the folder
/// with the pages. If the build fails, the existing book stays.
///
/// # Errors
/// Everything that `README.md` lists under "What fails the build", and mdBook's own warnings.
pub fn build(
    workspace: &Workspace,
    scenes: Vec<lab::LessonScenes>,
    destination: Option<&Path>,
) -> anyhow::Result<PathBuf> {
    // The stamp is taken before anything is read: a file that changes during the build makes a
    // different book.
    let made_of = stamp::of(workspace)?;
    let mut book = MDBook::load(workspace.book()).context("the book cannot be read")?;
    if let Some(destination) = destination {
        book.config.build.build_dir = destination.to_owned();
    }
    let pages = book.build_dir_for("html");
    // The new book is built beside the old one, so that it can be moved there by a rename.
    let around = pages.parent().context("the book has no folder to lie in")?;
    fs::create_dir_all(around).with_context(|| format!("{} cannot be made", around.display()))?;
    sweep(around);
    let workshop = tempfile::Builder::new().prefix(WORKSHOP).tempdir_in(around)?;
    let new = workshop.path().join("new");
    book.config.build.build_dir = new.clone();
    book.with_preprocessor(Binder::new(scenes));
    let (built, warnings) = warnings::collect(|| book.build());
    built?;
    ensure!(warnings.is_empty(), "mdBook warns:\n{}", warnings.join("\n"));
    bundle::<Scripts>(&new)?;
    bundle::<Styles>(&new)?;
    search::deepen(&new)?;
    finish::touch(&new)?;
    links::check(&new, Some(workspace))?;
    stamp::put(&new, &made_of)?;
    put(&new, &pages, &workshop.path().join("old"))?;
    Ok(pages)
}

/// How the folders begin in which books are made.
const WORKSHOP: &str = ".book-";

/// Takes away the folders that were left behind by builders that were killed.
fn sweep(around: &Path) {
    /// Nobody builds a book for so long: it is nobody's any more.
    const OLD: Duration = Duration::from_secs(3600);
    for entry in fs::read_dir(around).into_iter().flatten().flatten() {
        let is_workshop = entry.file_name().to_string_lossy().starts_with(WORKSHOP);
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|modified| modified.elapsed().ok());
        if is_workshop && age.is_some_and(|age| age > OLD) {
            // What cannot be taken away stays: a book can be made all the same.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether the workspace's book is there as [`build`] would make it, so that nobody has to wait for it.
///
/// # Errors
/// When a folder of the course cannot be read.
pub fn is_built(workspace: &Workspace) -> anyhow::Result<bool> {
    Ok(stamp::is_of(&workspace.built_book(), &stamp::of(workspace)?))
}

/// Puts the folder `new` in the place of `old`, and moves `old` to `aside`. If the system can
/// exchange two names in one step, a complete book is there at every instant.
fn put(new: &Path, old: &Path, aside: &Path) -> anyhow::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    /// Another build may put its book there between our two steps.
    const TRIES: u32 = 10;
    for number in 0..TRIES {
        match fs::rename(old, aside.with_extension(number.to_string())) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{} cannot be moved", old.display()));
            }
            _ => {}
        }
        match fs::rename(new, old) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {}
            put => return put.with_context(|| format!("{} cannot be put there", old.display())),
        }
    }
    anyhow::bail!("{} is built by others all the time", old.display())
}
