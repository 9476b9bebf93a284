//! The command line, and what each subcommand does.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};
use syllabus::{Exercise, Lesson, Workspace};
use verdict::Verdict;

use crate::check::{self, Checked, Ran};
use crate::error::Error;
use crate::junit::Junit;
use crate::new::New;
use crate::progress::Progress;
use crate::report::{Course, count};
use crate::screen::{BAD, say, styled, warn};
use crate::serve::{Door, FIRST_PORT};
use crate::{cargo, find, new};

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
  cargo course check overlap    is it right?

The book is served to this machine only (127.0.0.1 and [::1]). Ctrl-C ends it.
Progress is kept in .course-progress.toml at the root of the course.

Exit codes:
  0  all that was asked for is solved, or done
  1  something is not solved, or failed on the way
  2  wrong use: an unknown name, a port in use, not inside the course"
)]
struct Cli {
    /// Port to serve the book on, 0 for any; without it, 3030 or the next free one
    #[arg(long, value_name = "N")]
    port: Option<u16>,

    /// Do not open the book in a browser
    #[arg(long)]
    no_open: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Lists every exercise with its state
    #[command(after_help = "\
Example:
  cargo course list

Exit code 0 when all are solved, 1 when some are not.")]
    List,

    /// Checks exercises and remembers what is solved
    #[command(after_help = "\
Examples:
  cargo course check                every exercise
  cargo course check lesson-02      those of a lesson, or: 2
  cargo course check overlap        one exercise, or: lesson-01/overlap, or the path of its file
  cargo course check --all --junit results.xml
                                    every exercise, for who collects results: a test case each,
                                    its refusal as the failure's text

A file that does not compile is no hindrance to the others. Exit code 0 when all that were checked
pass, 1 when one does not, 2 for a name that is not in the course.")]
    Check {
        /// A lesson or an exercise; without it, all
        #[arg(value_name = "LESSON|EXERCISE")]
        name: Option<String>,

        /// Every exercise, as without a name
        #[arg(long, conflicts_with = "name")]
        all: bool,

        /// Writes what came of it to a JUnit file as well
        #[arg(long, value_name = "FILE")]
        junit: Option<PathBuf>,
    },

    /// Tells which exercise comes next: what to read, which file to edit, how to check it
    #[command(after_help = "\
Example:
  cargo course next

Exit code 0 when all are solved, 1 when there is a next one.")]
    Next,

    /// Shows one more hint to an exercise, from a nudge to nearly the answer
    #[command(after_help = "\
Examples:
  cargo course hint             to the next exercise
  cargo course hint overlap     to this one")]
    Hint {
        /// An exercise; without it, the next one that is not solved
        #[arg(value_name = "EXERCISE")]
        name: Option<String>,
    },

    /// Makes a lesson, a scene or an exercise, for who writes the course
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

/// Reads the command line, does what it says, and ends with the right exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            warn(format!("{} {error}", styled(BAD, "error:")));
            ExitCode::from(error.exit_code())
        }
    }
}

/// Whether all that was asked for is solved, or done.
fn run(cli: Cli) -> Result<bool, Error> {
    let mut course = open()?;
    match cli.command {
        None => serve(&course, cli.port, !cli.no_open).map(|()| true),
        Some(Command::List) => {
            say(course.list());
            Ok(course.done())
        }
        Some(Command::Next) => {
            say(course.next_step(None));
            Ok(course.done())
        }
        Some(Command::Check { name, all: _, junit }) => {
            let name = name.map(|name| find::typed(&course.workspace, &here(), &name));
            check(&mut course, name.as_deref(), junit.as_deref())
        }
        Some(Command::Hint { name }) => {
            let name = name.map(|name| find::typed(&course.workspace, &here(), &name));
            hint(&mut course, name.as_deref()).map(|()| true)
        }
        Some(Command::New { what }) => {
            say(new::new(&course, &what)?);
            Ok(true)
        }
    }
}

/// Where there is no current folder any more, a search begins, and ends, at its name.
fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| ".".into())
}

fn open() -> Result<Course, Error> {
    let workspace = Workspace::find(&here())?;
    let lessons = Lesson::all(&workspace)?;
    let (progress, notice) = Progress::load(&workspace.progress_file());
    if let Some(notice) = notice {
        warn(notice);
    }
    Ok(Course { workspace, lessons, progress })
}

fn serve(course: &Course, port: Option<u16>, open_browser: bool) -> Result<(), Error> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Serve)?;
    // The door comes first: a port in use is told before a book is built for nothing.
    let door = runtime.block_on(async {
        match port {
            Some(port) => Door::open(port).await,
            None => Door::open_next_free().await,
        }
    })?;
    if port.is_none() && door.port() != FIRST_PORT {
        warn(format!("Port {FIRST_PORT} is in use: taking {} instead.", door.port()));
    }
    cargo::build_book(&course.workspace)?;

    let address = door.address();
    say(format!("The book is at {address}\n\n{}\n", course.standing()));
    say(course.next_step(Some(&address)));
    say("\nCtrl-C ends this.");
    if open_browser {
        // Nothing is lost without a browser: the address is on the screen.
        let _ = open::that_detached(&address);
    }
    runtime.block_on(door.serve(&course.workspace.built_book())).map_err(Error::Serve)?;
    // The terminal has put `^C` at the beginning of this line.
    say("\nThe book is no longer served.");
    Ok(())
}

/// Checks what `name` names, or everything, and writes the results to the file `junit` as well.
fn check(course: &mut Course, name: Option<&str>, junit: Option<&Path>) -> Result<bool, Error> {
    let asked: Vec<Exercise> = match name {
        Some(name) => find::exercises(&course.lessons, name)?,
        None => find::all(&course.lessons),
    }
    .into_iter()
    .cloned()
    .collect();
    let mut junit = junit.map(Junit::to).transpose()?;
    let mut passed = 0;
    let mut not_stored = None;
    for exercise in &asked {
        let begun = Instant::now();
        let checked = check::check(&course.workspace, exercise)?;
        if let Some(junit) = &mut junit {
            junit.add(exercise, &checked, begun.elapsed());
        }
        say(course.verdict(exercise, &checked));
        say("");
        let verdict = match &checked {
            Checked::Ran(Ran { verdict, .. }) => Some(verdict),
            Checked::NotBuilt(_) => None,
        };
        let solved = verdict == Some(&Verdict::Passed);
        passed += usize::from(solved);
        // Nobody has tried a stub as it was handed out.
        if !matches!(verdict, Some(Verdict::NotWritten { .. })) {
            not_stored = course.progress.checked(exercise, solved).err().or(not_stored);
        }
    }
    if let Some(error) = not_stored {
        warn(format!("Your progress was not stored: {error}."));
    }
    if asked.len() != 1 {
        say(format!("{passed} of {} passed.", count(asked.len(), "exercise")));
    } else if passed == 1 {
        say(course.next_step(None));
    }
    junit.map(Junit::write).transpose()?;
    Ok(passed == asked.len())
}

fn hint(course: &mut Course, name: Option<&str>) -> Result<(), Error> {
    let exercise = match name {
        Some(name) => Some(find::exercise(&course.lessons, name)?),
        None => course.next(),
    };
    let Some(exercise) = exercise.cloned() else {
        say(course.next_step(None));
        return Ok(());
    };
    let shown = exercise.hints.len().min(course.progress.hints(&exercise) + 1);
    say(course.hints(&exercise, shown));
    if let Err(error) = course.progress.hinted(&exercise, shown) {
        warn(format!("It was not stored that you have seen this hint: {error}."));
    }
    Ok(())
}
