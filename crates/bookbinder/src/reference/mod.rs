//! Reference pages, made from data beside the book: each entry names a lesson that shows it, and a
//! proof.
//!
//! - `chooser`: questions that lead to a construct (`book/which.toml`); `chooser_html`: their HTML.
//! - `entries`: pitfalls (`book/pitfalls.toml`) and differences in behaviour
//!   (`book/behaviour.toml`).
//! - `place`: headings of lessons, to which all entries lead.
//! - `problem`: what can be wrong.

mod chooser;
mod chooser_html;
mod entries;
mod place;
mod problem;

pub use entries::{behaviour, pitfalls};
pub use problem::Problem;

use crate::chapters::Weaver;
use crate::questions::Reader;

/// The chooser of `book/which.toml`: questions that lead to a construct.
///
/// # Errors
/// When there is no such file.
pub fn chooser(weaver: &mut Weaver<'_>) -> Result<String, crate::error::Problem> {
    from_file(weaver, "which.toml", |weaver, reader| {
        let chooser = chooser::read(weaver, reader)?;
        Some(chooser_html::html(weaver, &chooser))
    })
}

/// What is made from a file beside the book. Empty if something in the file is wrong; the faults
/// are reported with their lines.
fn from_file(
    weaver: &mut Weaver<'_>,
    name: &str,
    make: impl FnOnce(&mut Weaver<'_>, &mut Reader<'_>) -> Option<String>,
) -> Result<String, crate::error::Problem> {
    let file = weaver.workspace.name(&weaver.workspace.book().join(name));
    let text = weaver.sources.read(&file)?;
    let mut reader = Reader::new(file, &text);
    let made = make(weaver, &mut reader).unwrap_or_default();
    let is_wrong = !reader.faults.is_empty();
    reader.faults.into_iter().for_each(|fault| weaver.refuse(fault));
    Ok(if is_wrong { String::new() } else { made })
}
