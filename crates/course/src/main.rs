//! The learner's command: builds and serves the book, lists the exercises, checks them, and says
//! what to do next.
//!
//! It is not where anything is taught: the book is built by `bookbinder`, the exercises are checked
//! by their own test targets, and both are started through cargo and never linked, so that nobody
//! waits for mdBook to compile before the first exercise.
//!
//! - `cli`: the command line and what each subcommand does;
//! - `cargo`: the one place that starts cargo; `diagnostics`: what it and rustc say;
//! - `check`: one exercise's test target, built and run as a worker (crate `verdict`);
//! - `find`: from what the learner typed to exercises;
//! - `progress`: the file that remembers;
//! - `junit`: what came of the checks, for who collects the results of a class;
//! - `new`: makes a lesson, a scene or an exercise, for who writes the course;
//! - `serve`: the local web server;
//! - `report`, `screen`: the words of the answers, and where they go;
//! - `error`: what can go wrong, in sentences, with the exit code of each.

mod cargo;
mod check;
mod cli;
mod diagnostics;
mod error;
mod find;
mod junit;
mod new;
mod progress;
mod report;
mod screen;
mod serve;

fn main() -> std::process::ExitCode {
    cli::main()
}
