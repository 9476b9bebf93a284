//! Puts code, output and timelines of the lessons into the book, and builds the book.
//!
//! A chapter says `{{#timeline kept_handle}}`; the page gets a drawing of that scene's run, which
//! is played while the book is built. To replace the directives of a chapter in this way is called
//! to *weave* it. `README.md` beside this crate lists the directives, and everything that fails the
//! build. This crate does not draw (the crate `timeline` does) and contains no lesson (the crate
//! `lab` knows them).
//!
//! From a chapter's text to its page:
//! - `directive`: splits the text at its directives.
//! - `listing`: parts of source files, between anchors.
//! - `tsv`: tab-separated facts as a table.
//! - `error_modes`: the matrix of error modes, with its cells and drawings.
//! - `markdown`: headings, sections and links of a text.
//! - `glossary`: adds entries to the terms in a text.
//! - `one_page`, `class_plans`, `teacher_notes`: pages made from all lessons.
//! - `reference`: the chooser, pitfalls and differences in behaviour, from data beside the book.
//! - `sources`: the files that pages show, and the anchors in them that no page shows.
//! - `run`: plays scenes and compares them with their snapshots.
//! - `html`: the blocks that replace directives.
//! - `callouts`: what goes wrong, how to repair it, what to remember, what may be skipped.
//! - `marks`: the marks in drawings, explained where a reader meets each for the first time.
//! - `questions`: guesses, quiz and cards, compared with recordings.
//! - `directives`: the table of all directives, each with the function that replaces it.
//! - `chapters`: all of that together, for the whole book; [`Faults`] is what it refuses.
//! - [`figures()`]: counts what the course promises of each lesson; `word_counts`: the words before
//!   a chapter's first drawing.
//! - `files`: texts of files, the same on every system.
//! - [`Binder`]: all of that as a preprocessor of mdBook.
//! - `bundle`: what a page loads in several files, in one; `scripts` and `styles`: how that is done with each.
//! - `search`: the search index. `finish`: changes to pages that Markdown cannot express.
//! - [`build`]: runs mdBook in this process, then [`links`] over the pages; `stamp`: notes what a
//!   book was made from.

mod builder;
mod bundle;
mod callouts;
mod chapters;
mod class_plans;
mod directive;
mod directives;
mod error;
mod error_modes;
mod figures;
mod files;
mod finish;
mod glossary;
mod html;
mod listing;
mod markdown;
mod marks;
mod one_page;
mod preprocessor;
mod questions;
mod reference;
mod run;
mod scripts;
mod search;
mod sources;
mod stamp;
mod styles;
mod teacher_notes;
mod tsv;
mod unbroken;
mod warnings;
mod word_counts;

pub mod links;

pub use builder::{build, is_built};
pub use directives::table as directives;
pub use error::{Fault, Faults, Problem};
pub use figures::{Figures, LessonFigures, figures};
pub use preprocessor::Binder;
