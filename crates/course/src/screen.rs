//! Where the answers go: the terminal or a pipe, with colour where it is wanted.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};

/// Solved, passed.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Refused, failed.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// What the eye may skip.
pub const FAINT: Style = Style::new().dimmed();
/// What to look at first.
pub const STRONG: Style = Style::new().bold();

/// Puts `text` into `style`; [`say`] and [`warn`] take the style off again for pipes and `NO_COLOR`.
pub fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Writes a line to stdout.
///
/// A reader that has gone away (`cargo course list | head -1`) is no reason to lose a verdict, so
/// failures to write are passed over.
pub fn say(text: impl Display) {
    let mut out = anstream::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Writes a line to stderr: what the learner should know besides the answer.
pub fn warn(text: impl Display) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// One line on a terminal that says what is being waited for, and goes away afterwards.
///
/// Without a terminal only the first text is written, once, as a line of its own: a log shall not
/// fill up with steps.
pub struct Waiting {
    what: String,
    terminal: bool,
}

impl Waiting {
    /// Begins to wait for `what`.
    pub fn new(what: impl Into<String>) -> Self {
        let waiting = Self::briefly(what);
        if !waiting.terminal {
            warn(&waiting.what);
        }
        waiting
    }

    /// Begins to wait for something so short that a log need not tell of it.
    pub fn briefly(what: impl Into<String>) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let terminal = std::io::stderr().is_terminal() && !dumb;
        let waiting = Self { what: what.into(), terminal };
        waiting.step("");
        waiting
    }

    /// Says which step it has come to.
    pub fn step(&self, step: &str) {
        if self.terminal {
            // A line that wraps cannot be taken away again; 79 columns fit nearly every terminal.
            let line: String = format!("{} {step}", self.what).chars().take(79).collect();
            self.erase();
            let mut err = anstream::stderr().lock();
            let _ = write!(err, "{FAINT}{line}{FAINT:#}").and_then(|()| err.flush());
        }
    }

    /// Straight to stderr: under `NO_COLOR` anstream would take this sequence away too.
    fn erase(&self) {
        if self.terminal {
            let _ = std::io::stderr().write_all(b"\r\x1b[2K");
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.erase();
    }
}
