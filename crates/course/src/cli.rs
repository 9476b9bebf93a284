//! The command line: what can be asked for, and the exit code of each answer.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use serde_json::json;

use crate::answer::Answer;
use crate::commands::{check, hint, list, next, reset, serve, show, solution};
use crate::course::{Course, here};
use crate::error::Error;
use crate::find;
use crate::new::{self, New};
use crate::screen::{BAD, say, styled, warn};

/// Builds the book, serves it on this machine, and tells your next step
#[derive(Parser)]
#[command(
    name = "cargo course",
    bin_name = "cargo course",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  cargo course                  read the book, see what comes next
  cargo course --port 4000      … at http://127.0.0.1:4000/
  cargo course next             which file to edit, how to check it
  cargo course check            is it right?

The book is served to this machine only (127.0.0.1 and [::1]). Ctrl-C ends it.
Progress is kept in .course-progress.toml at the root of the course.

Exit codes:
  0  all that was asked for is solved, or done
  1  something is not solved, or failed on the way
  2  wrong use: an unknown name, a port in use, not inside the course"
)]
struct Cli {
    /// Port to serve the book on, 0 for any; without it, 3030 or the next free one
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    port: Option<u16>,

    /// Do not open the book in a browser
    #[arg(long)]
    no_open: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

/// Options for output that a program reads.
#[derive(clap::Args)]
struct Form {
    /// Answers in JSON, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Lists every exercise with its state
    #[command(after_help = "\
Examples:
  cargo course list
  cargo course list --json      the same for a program

Exit code 0 when all are solved, 1 when some are not.")]
    List {
        #[command(flatten)]
        form: Form,
    },

    /// Checks exercises and remembers what is solved
    #[command(after_help = "\
Examples:
  cargo course check                the exercise that `cargo course next` names
  cargo course check overlap        this one, or: lesson-01/overlap, or the path of its file
  cargo course check lesson-02      those of a lesson, or: 2
  cargo course check --all          every exercise; those not begun are named in a line
  cargo course check --all --junit results.xml
                                    for who collects results: a test case each, its refusal as the
                                    failure's text

A file that does not compile is no hindrance to the others. Exit code 0 when all that were checked
pass, 1 when one does not, 2 for a name that is not in the course.")]
    Check {
        /// A lesson or an exercise; without it, the next exercise that is not solved
        #[arg(value_name = "LESSON|EXERCISE")]
        name: Option<String>,

        /// Every exercise
        #[arg(long, conflicts_with = "name")]
        all: bool,

        /// Also writes the results to a JUnit file
        #[arg(long, value_name = "FILE")]
        junit: Option<PathBuf>,

        #[command(flatten)]
        form: Form,
    },

    /// Tells which exercise comes next: what to read, which file to edit, how to check it
    #[command(after_help = "\
Example:
  cargo course next

Exit code 0 when all are solved, 1 when there is a next one.")]
    Next {
        #[command(flatten)]
        form: Form,
    },

    /// Shows an exercise's task and where you stand with it
    #[command(after_help = "\
Examples:
  cargo course show             the next one
  cargo course show overlap     this one")]
    Show {
        /// An exercise; without it, the next one that is not solved
        #[arg(value_name = "EXERCISE")]
        name: Option<String>,

        #[command(flatten)]
        form: Form,
    },

    /// Shows one more hint to an exercise, from a nudge to nearly the answer
    #[command(after_help = "\
Examples:
  cargo course hint             to the next exercise
  cargo course hint overlap     to this one
  cargo course hint overlap --all")]
    Hint {
        /// An exercise; without it, the next one that is not solved
        #[arg(value_name = "EXERCISE")]
        name: Option<String>,

        /// All hints at once
        #[arg(long)]
        all: bool,

        #[command(flatten)]
        form: Form,
    },

    /// Shows the course's own answer to an exercise that you have solved
    #[command(after_help = "\
Examples:
  cargo course solution overlap
  cargo course solution overlap --peek      before it is solved")]
    Solution {
        /// An exercise
        #[arg(value_name = "EXERCISE")]
        name: String,

        /// Even if it is not solved
        #[arg(long)]
        peek: bool,

        #[command(flatten)]
        form: Form,
    },

    /// Puts an exercise's file back as it was handed out, and keeps yours
    #[command(after_help = "\
Example:
  cargo course reset overlap

What is in the file is kept beside it, under a name with the date.")]
    Reset {
        /// An exercise
        #[arg(value_name = "EXERCISE")]
        name: String,

        #[command(flatten)]
        form: Form,
    },

    /// Makes a lesson, a scene or an exercise, for authors of the course
    #[command(after_help = "\
Examples:
  cargo course new lesson \"Error modes\"
  cargo course new scene first_error --lesson 4
  cargo course new exercise settle_all

All of it is made, or nothing. What is made plays and is proved as it stands, and has a TODO wherever
there is something to say. CONTRIBUTING.md says what.")]
    New {
        #[command(subcommand)]
        what: New,
    },
}

/// Reads the command line, does what it says, and returns the right exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let json = cli.command.as_ref().is_some_and(Command::is_for_a_program);
    match run(cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // A program that reads the answer finds JSON whatever happens.
            if json {
                say(format!("{:#}", json!({ "error": error.to_string() })));
            }
            warn(format!("{} {error}", styled(BAD, "error:")));
            ExitCode::from(error.exit_code())
        }
    }
}

impl Command {
    /// Whether the answer was asked for in JSON.
    fn is_for_a_program(&self) -> bool {
        match self {
            Self::New { .. } => false,
            Self::List { form }
            | Self::Check { form, .. }
            | Self::Next { form }
            | Self::Show { form, .. }
            | Self::Hint { form, .. }
            | Self::Solution { form, .. }
            | Self::Reset { form, .. } => form.json,
        }
    }
}

/// Whether all that was asked for is solved, or done.
fn run(cli: Cli) -> Result<bool, Error> {
    let mut course = Course::open()?;
    let course = &mut course;
    let typed = |course: &Course, name: String| find::typed(&course.workspace, &here(), &name);
    let (answer, form) = match cli.command {
        None => {
            serve::serve(course, cli.port, !cli.no_open)?;
            return Ok(true);
        }
        Some(Command::New { what }) => {
            say(new::new(course, &what)?);
            return Ok(true);
        }
        Some(Command::List { form }) => (list::list(course), form),
        Some(Command::Next { form }) => (next::next(course), form),
        Some(Command::Check { name, all, junit, form }) => {
            let name = name.map(|name| typed(course, name));
            let (name, junit) = (name.as_deref(), junit.as_deref());
            let request = check::Request { name, all, junit, json: form.json };
            (check::check(course, &request)?, form)
        }
        Some(Command::Show { name, form }) => {
            let name = name.map(|name| typed(course, name));
            (show::show(course, name.as_deref())?, form)
        }
        Some(Command::Hint { name, all, form }) => {
            let name = name.map(|name| typed(course, name));
            (hint::hint(course, name.as_deref(), all)?, form)
        }
        Some(Command::Solution { name, peek, form }) => {
            (solution::solution(course, &typed(course, name), peek)?, form)
        }
        Some(Command::Reset { name, form }) => (reset::reset(course, &typed(course, name))?, form),
    };
    let Answer { done, .. } = answer;
    let shown = answer.shown(form.json);
    if !shown.is_empty() {
        say(shown);
    }
    Ok(done)
}
