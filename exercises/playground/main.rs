//! Plays the reader's program on a paused clock and draws what it did: `cargo run -p playground`.
//!
//! `play.rs` is git-ignored and made from `start.rs` by the build script, so that a newer course never
//! touches what the reader wrote; the package is no default member, so that what they break turns no
//! `cargo test` red.

use std::fmt::{Debug, Display};
use std::io::{self, Write};

// The reader's own style, and a file that a fresh clone does not have.
#[rustfmt::skip]
mod play;
#[cfg(test)]
mod start;

fn main() {
    let played = stage::play(async { Returned::result(play::program().await) });
    let mut text = stage::transcript(&played.recording);
    for panic in &played.panics {
        text += &format!("panicked at {}: {}\n", panic.place, panic.message);
    }
    // Whoever reads may have enough, as `head` has.
    let _ = io::stdout().write_all(text.as_bytes());
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

#[cfg(test)]
mod tests {
    use stage::secs;

    #[test]
    fn the_program_that_a_reader_begins_with_runs() {
        let recording = stage::play(super::start::program()).recording;
        assert_eq!(recording.elapsed, secs(2.0));
        assert_eq!(recording.lines.len(), 1);
    }
}
