//! The command: builds the book, checks its links, and answers mdBook as a preprocessor.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use bookbinder::Binder;
use clap::{CommandFactory, Parser, Subcommand};
use mdbook_preprocessor::Preprocessor;
use syllabus::Workspace;

/// Puts code, output and timelines of the lessons into the book, and builds it.
///
/// Without a command it answers mdBook: a book as JSON on stdin, the woven book on stdout.
#[derive(Parser)]
#[command(name = "bookbinder", after_help = "Example:\n  cargo run -p bookbinder -- build")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Write the book to target/book and check every link in it
    Build {
        /// Write nothing if the book exists and would not change
        #[arg(long)]
        if_changed: bool,
    },
    /// Check the links of the book in target/book
    CheckLinks,
    /// Count what the course has: words before each first program, questions, cards, exercises and their proofs
    Figures,
    /// List the directives that a chapter can use, as the table in this crate's README
    Directives,
    /// Say by the exit code whether the book can be woven for this renderer (mdBook asks)
    Supports {
        /// `html` can
        renderer: String,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            // This text is for the book's author: each line names its file.
            eprintln!("{}", last_words(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Some(Command::Build { if_changed }) => {
            let (begun, workspace) = (Instant::now(), workspace()?);
            if if_changed && bookbinder::is_built(&workspace)? {
                println!("{} is as it would be", shown(&workspace.built_book()));
                return Ok(ExitCode::SUCCESS);
            }
            let pages = bookbinder::build(&workspace, lab::lessons(), None)?;
            println!("{} built in {:.1} s", shown(&pages), begun.elapsed().as_secs_f64());
        }
        Some(Command::CheckLinks) => {
            let workspace = workspace()?;
            let count = bookbinder::links::check(&workspace.built_book(), Some(&workspace))?;
            println!("{count} links checked in {}", shown(&workspace.built_book()));
        }
        Some(Command::Figures) => {
            print!("{}", bookbinder::figures(&workspace()?, &lab::lessons())?);
        }
        Some(Command::Directives) => print!("{}", bookbinder::directives()),
        Some(Command::Supports { renderer }) => {
            let supported = Binder::new(Vec::new()).supports_renderer(&renderer)?;
            return Ok(if supported { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        None if io::stdin().is_terminal() => {
            Arguments::command().print_help()?;
            return Ok(ExitCode::from(2));
        }
        None => {
            let (context, book) = mdbook_preprocessor::parse_input(io::stdin().lock())?;
            let woven = Binder::new(lab::lessons()).run(&context, book)?;
            let mut stdout = io::stdout().lock();
            serde_json::to_writer(&mut stdout, &woven)?;
            stdout.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn workspace() -> anyhow::Result<Workspace> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    Ok(Workspace::find(&here)?)
}

/// The cause, without mdBook's "Preprocessing failed" before a text that names its place itself.
fn last_words(error: &anyhow::Error) -> String {
    match error.downcast_ref::<bookbinder::Faults>() {
        Some(faults) => faults.to_string(),
        None => format!("{error:#}"),
    }
}

fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.canonicalize()
        .ok()
        .and_then(|path| path.strip_prefix(here).map(|path| path.display().to_string()).ok())
        .unwrap_or_else(|| path.display().to_string())
}
