//! Plays the reader's program on a paused clock and draws what it did: `cargo run -p playground`. With
//! `--html FILE` it writes the run as a page as well.
//!
//! `play.rs` is git-ignored and made from `start.rs` by the build script, so that a newer course never
//! touches what the reader wrote; the package is no default member, so that what they break turns no
//! `cargo test` red.

use std::fmt::{Debug, Display};
use std::io::{self, Write};
use std::process::ExitCode;

// The reader's own style, and a file that a fresh clone does not have.
#[rustfmt::skip]
mod play;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let page = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => None,
        ["--html", file] => Some(file),
        _ => {
            eprintln!(
                "Run it as `cargo run -p playground` or `cargo run -p playground -- --html FILE`."
            );
            return ExitCode::from(2);
        }
    };
    let played = stage::play(async { Returned::result(play::program().await) });
    let mut text = stage::transcript_for_stdout(&played.recording);
    for panic in &played.panics {
        text += &format!("panicked at {}: {}\n", panic.place, panic.message);
    }
    // Whoever reads may have enough, as `head` has.
    let _ = io::stdout().write_all(text.as_bytes());
    let Some(file) = page else { return ExitCode::SUCCESS };
    match std::fs::write(file, played.recording.to_html()) {
        Ok(()) => {
            let _ = writeln!(io::stdout(), "\nThe run as a page: {file}. Open it in a browser.");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!(
                "The page cannot be written to {file}: {why}. Name another file behind --html."
            );
            ExitCode::FAILURE
        }
    }
}

/// What `program` may return.
#[diagnostic::on_unimplemented(
    message = "`program` in play.rs may return a `Result` that can be printed, or nothing",
    label = "in play.rs it returns `{Self}`"
)]
trait Returned {
    type Value: Debug;
    type Error: Display;

    fn result(self) -> Result<Self::Value, Self::Error>;
}

impl<T: Debug, E: Display> Returned for Result<T, E> {
    type Value = T;
    type Error = E;

    fn result(self) -> Self {
        self
    }
}

impl Returned for () {
    type Value = Self;
    type Error = std::convert::Infallible;

    fn result(self) -> Result<Self, Self::Error> {
        Ok(self)
    }
}
