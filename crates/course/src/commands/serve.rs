//! The book, built and served until Ctrl-C, with the next step on the terminal.

use std::io;
use std::sync::Arc;

use super::list::standing;
use super::next::next;
use crate::book_address;
use crate::cargo;
use crate::course::Course;
use crate::error::Error;
use crate::progress::{Progress, State};
use crate::report::count;
use crate::screen::{say, warn};
use crate::server::{FIRST_PORT, Listener, Standing};

/// Serves the book on `port`, or on the first free one.
///
/// # Errors
/// When the port is in use, when the book does not build, or when the system closes the listener.
pub fn serve(course: &mut Course, port: Option<u16>, open_browser: bool) -> Result<(), Error> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Serve)?;
    // The port is opened first: if it is in use, no book is built for nothing.
    let listener = runtime.block_on(async {
        match port {
            Some(port) => Listener::open(port).await,
            None => Listener::open_next_free().await,
        }
    })?;
    if let Some(address) = &course.book {
        warn(format!("The book is already served at {address}, from another terminal."));
    }
    if port.is_none() && listener.port() != FIRST_PORT {
        warn(format!("Port {FIRST_PORT} is in use: taking {} instead.", listener.port()));
    }
    cargo::build_book(&course.workspace)?;

    // Asked for before the address is told: whoever has read it may already end this.
    let stop = runtime.spawn(tokio::signal::ctrl_c());
    runtime.block_on(tokio::task::yield_now());
    let stop = async { stop.await.map_err(io::Error::other)? };
    let (address, port) = (book_address::at(listener.port()), listener.port());
    course.book = Some(address.clone());
    book_address::note(&course.workspace, port);
    say(format!("The book is at {address}\n\n{}\n", standing(course)));
    say(next(course).text);
    say("\nCtrl-C ends this.");
    if open_browser {
        // Without a browser nothing is lost: the address is on the screen.
        let _ = open::that_detached(&address);
    }
    let book = course.workspace.built_book();
    let served = runtime.block_on(listener.serve(&book, for_pages(course), stop));
    book_address::forget(&course.workspace, port);
    // A page that is read from a disk which does not answer is not waited for.
    runtime.shutdown_background();
    served.map_err(Error::Serve)?;
    // The terminal has printed `^C` at the beginning of this line.
    say("\nThe book is no longer served.");
    Ok(())
}

/// How many exercises of each lesson are solved, as the line above a lesson's title shows it.
fn for_pages(course: &Course) -> Standing {
    let (file, lessons) = (course.workspace.progress_file(), course.lessons.clone());
    Arc::new(move || {
        let progress = Progress::glance(&file);
        let lessons = lessons.iter().map(|lesson| {
            let is_solved = |exercise: &&_| progress.state(exercise) == State::Solved;
            let solved = lesson.exercises.iter().filter(is_solved).count();
            let all = count(lesson.exercises.len(), "exercise");
            format!("{};desc=\"{solved} of {all} solved\"", lesson.name())
        });
        lessons.collect::<Vec<_>>().join(", ")
    })
}
