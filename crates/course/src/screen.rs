//! Where the answers go: the terminal or a pipe, with colour where it is wanted.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

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

/// The columns that prose is broken at: those of the terminal, as long as lines of that length are read
/// with ease.
pub fn width() -> usize {
    const WIDEST: usize = 100;
    const NARROWEST: usize = 40;
    const UNKNOWN: usize = 80;
    // A learner who sets COLUMNS wants that width, in a pipe as well.
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let columns = asked.or_else(|| Some(usize::from(terminal_size::terminal_size()?.0.0)));
    // In the last column some terminals begin a new line.
    columns.unwrap_or(UNKNOWN).clamp(NARROWEST, WIDEST) - 2
}

/// One line on a terminal that says what is being waited for, and goes away afterwards.
///
/// Without a terminal only the first text is written, once, as a line of its own: a log shall not
/// fill up with steps.
pub struct Waiting {
    what: String,
    bar: ProgressBar,
}

impl Waiting {
    /// Begins to wait for `what`.
    pub fn new(what: impl Into<String>) -> Self {
        let waiting = Self::briefly(what);
        if waiting.bar.is_hidden() {
            warn(&waiting.what);
        }
        waiting
    }

    /// Begins to wait for something so short that a log need not tell of it.
    pub fn briefly(what: impl Into<String>) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let target = match std::io::stderr().is_terminal() && !dumb {
            true => ProgressDrawTarget::stderr(),
            false => ProgressDrawTarget::hidden(),
        };
        let style = ProgressStyle::with_template("{wide_msg:.dim}").expect("it is a template");
        let bar = ProgressBar::with_draw_target(None, target).with_style(style);
        let waiting = Self { what: what.into(), bar };
        waiting.step("");
        waiting
    }

    /// Says which step it has come to.
    pub fn step(&self, step: &str) {
        self.bar.set_message(format!("{} {step}", self.what));
        self.bar.tick();
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
