//! The learner's command: builds and serves the book, lists the exercises, checks them, and says
//! what to do next.
//!
//! It is not where anything is taught: the book is built by `bookbinder`, the exercises are checked
//! by their own test targets, and both are started through cargo and never linked, so that nobody
//! waits for mdBook to compile before the first exercise.
//!
//! - `cli`: the command line; `commands`: what each command does; `answer`: what it answers;
//! - `course`: the course as one learner has it; `progress`: the file that remembers;
//! - `find`: from what the learner typed to exercises;
//! - `runner`: one exercise's check, built and run as a worker (crate `verdict`);
//! - `cargo`: the one place that starts cargo; `compiler_messages`: what it and rustc say;
//! - `report`: the words of a verdict; `screen`: where they go;
//! - `junit`: what came of the checks, for teachers who collect the results of a class;
//! - `serve`: the local web server; `book_address`: where the other commands find it;
//! - `new`: makes a lesson, a scene or an exercise, for authors of the course;
//! - `error`: what can go wrong, in sentences, with the exit code of each.

mod answer;
mod book_address;
mod cargo;
mod cli;
mod commands;
mod compiler_messages;
mod course;
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
