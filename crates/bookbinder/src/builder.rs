//! Builds the book: mdBook in this process, with our preprocessor, then the check of all links.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use mdbook_driver::MDBook;
use syllabus::Workspace;

use crate::{Binder, links, scripts, warnings};

/// Builds the workspace's book into `destination`, or where `book.toml` says.
/// Returns the folder with the pages.
///
/// # Errors
/// Everything that `README.md` lists under "What fails the build", and mdBook's own warnings.
pub fn build(
    workspace: &Workspace,
    scenes: Vec<lab::Lesson>,
    destination: Option<&Path>,
) -> anyhow::Result<PathBuf> {
    let mut book = MDBook::load(workspace.book()).context("the book cannot be read")?;
    if let Some(destination) = destination {
        book.config.build.build_dir = destination.to_owned();
    }
    book.with_preprocessor(Binder::new(scenes));
    let (built, warnings) = warnings::collect(|| book.build());
    built?;
    ensure!(warnings.is_empty(), "mdBook warns:\n{}", warnings.join("\n"));
    let pages = book.build_dir_for("html");
    scripts::lighten(&pages)?;
    links::check(&pages, Some(workspace))?;
    Ok(pages)
}
