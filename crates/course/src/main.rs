//! The learner's command: builds and serves the book, lists the exercises, checks them, and says
//! what to do next.
//!
//! Nothing is taught here: `bookbinder` builds the book, and the exercises' own test targets check
//! them. Both are started through cargo and not linked, so that nobody waits for mdBook to compile
//! before the first exercise.
//!
//! - `cli`: the command line; `commands`: what each command does; `answer`: what it answers;
//! - `course`: the course of one learner; `progress`: the file that remembers;
//! - `find`: finds the exercises that the learner's words mean;
//! - `runner`: builds one exercise's check and runs it as a worker (crate `verdict`);
//! - `cargo`: the one place that starts cargo; `compiler_messages`: what cargo and rustc say;
//! - `report`: the words of a verdict; `screen`: where words are printed;
//! - `junit`: results for teachers who collect those of a class;
//! - `serve`: the local web server; `book_address`: where other commands find it;
//! - `new`: makes a lesson, a scene or an exercise, for authors of the course;
//! - `error`: what can go wrong, in sentences, with the exit code of each; `disk`: what a disk refuses.

mod answer;
mod book_address;
mod cargo;
mod cli;
mod commands;
mod compiler_messages;
mod course;
mod disk;
mod error;
mod find;
mod junit;
mod new;
mod progress;
mod report;
mod runner;
mod screen;
mod server;

fn main() -> std::process::ExitCode {
    cli::main()
}
