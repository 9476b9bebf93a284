//! Puts code, output and timelines of the lessons into the book, and builds it.
//!
//! A chapter says `{{#timeline kept_handle}}`; the page gets what that scene's run looks like
//! while the book is built. `README.md` beside this crate lists the directives and everything that
//! fails the build. This crate draws nothing itself (that is `timeline`) and knows no lesson (that
//! is `lab`).
//!
//! The way of a chapter:
//! - `directive`: the text is taken apart at its directives.
//! - `listing`: parts of source files, between their marks.
//! - `tsv`: tab-separated facts as a table.
//! - `error_modes`: the matrix of error modes, its cells and drawings.
//! - `markdown`: headings, sections and links of a text.
//! - `glossary`: terms carry their entries.
//! - `one_page`, `class_plans`, `teacher_notes`: pages made from all lessons.
//! - `reference`: the chooser, pitfalls and differences in behaviour, from data beside the book.
//! - `sources`: the files that pages show, and the marks in them that none shows.
//! - `run`: scenes are played and held against their snapshots.
//! - `html`: what a directive becomes.
//! - `callouts`: what goes wrong, how it is mended, what to keep, what may be skipped.
//! - `marks`: what a drawing says with a shape, told where a reader first meets it.
//! - `questions`: guesses, quiz and cards, held against recordings.
//! - `directives`: the table of all of them, each with the function that weaves it.
//! - `chapters`: all of that together, over the whole book; [`Faults`] is what it refuses.
//! - [`figures()`]: what the course promises of each lesson, counted; `word_counts`: the words before its first drawing.
//! - `files`: texts of files, the same on every system.
//! - [`Binder`]: the same as mdBook's preprocessor.
//! - `scripts`: our scripts, lightened for the reader.
//! - `search`: the index of the book's words. `finish`: what Markdown cannot say.
//! - [`build`]: mdBook in this process, then [`links`] over the pages that it wrote; `stamp`: what they were made of.

mod builder;
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
mod teacher_notes;
mod tsv;
mod warnings;
mod word_counts;

pub mod links;

pub use builder::{build, is_built};
pub use directives::table as directives;
pub use error::{Fault, Faults, Problem};
pub use figures::{Figures, LessonFigures, figures};
pub use preprocessor::Binder;
