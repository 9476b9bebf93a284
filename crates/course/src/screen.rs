//! Where the answers go: the terminal or a pipe, with colour where it is wanted.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
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
            let coloured = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
            let style = if coloured { FAINT } else { Style::new() };
            let text = format!("{} {step}", self.what);
            let _ = std::io::stderr().write_all(one_row(&text, style).as_bytes());
        }
    }

    /// Straight to stderr: under `NO_COLOR` anstream would take this sequence away too.
    fn erase(&self) {
        if self.terminal {
            let _ = std::io::stderr().write_all(ERASE.as_bytes());
        }
    }
}

/// Takes away what stands in the row of the cursor.
const ERASE: &str = "\r\x1b[2K";

/// `text` in the place of the row of the cursor. A line that goes on in a second row cannot be taken
/// away again, so the terminal, which knows its width, is told not to wrap this one. All in one
/// write, so that Ctrl-C cannot come between and leave it so.
fn one_row(text: &str, style: Style) -> String {
    const WRAP_OFF: &str = "\x1b[?7l";
    const WRAP_ON: &str = "\x1b[?7h";
    format!("{ERASE}{WRAP_OFF}{style}{text}{style:#}{WRAP_ON}")
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.erase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waiting_line_keeps_to_one_row_and_leaves_the_terminal_wrapping() {
        let text = "a step that is longer than thirty columns";
        for style in [FAINT, Style::new()] {
            let row = one_row(text, style);
            let (before, after) = row.split_once(text).unwrap();
            assert!(before.starts_with("\r\x1b[2K\x1b[?7l"), "{before:?}");
            assert!(after.ends_with("\x1b[?7h"), "{after:?}");
        }
    }
}
