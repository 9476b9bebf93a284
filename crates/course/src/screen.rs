//! Where the answers are printed: a terminal or a pipe, with colours where they are wanted.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use terminal_size::terminal_size_of;

/// For what is solved or has passed.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// For what is refused or has failed.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// For what a reader may skip.
pub const FAINT: Style = Style::new().dimmed();
/// For what a reader should see first.
pub const STRONG: Style = Style::new().bold();

/// Puts `text` into `style`; [`say`] and [`warn`] remove the style for pipes and `NO_COLOR`.
pub fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Writes a line to stdout.
///
/// Failures to write are ignored: a verdict must not be lost because the reader of a pipe has
/// closed it (`cargo course list | head -1`).
pub fn say(text: impl Display) {
    let mut out = anstream::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Writes a line to stderr: what the learner should know besides the answer. On a terminal it is broken
/// between words, and in a log it stays one line.
pub fn warn(text: impl Display) {
    let text = match std::io::stderr().is_terminal() || asked_columns().is_some() {
        true => broken(&text.to_string()),
        false => text.to_string(),
    };
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Every line that is too long, broken between words; what is set off from the margin, such as what cargo
/// says, stays as it is.
fn broken(text: &str) -> String {
    let lines = text.lines().map(|line| match line.starts_with(' ') {
        true => line.to_owned(),
        false => textwrap::fill(line, between_words()),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How all prose is broken: a word that is longer than a line stays whole, so that it can be copied.
pub fn between_words() -> textwrap::Options<'static> {
    textwrap::Options::new(width())
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
}

/// The columns that prose is broken at: those of the terminal, as long as lines of that length are read
/// with ease.
pub fn width() -> usize {
    const WIDEST: usize = 100;
    const NARROWEST: usize = 40;
    // In the last column some terminals begin a new line.
    columns().clamp(NARROWEST, WIDEST) - 2
}

/// The columns that drawings may have.
pub fn columns() -> usize {
    const UNKNOWN: usize = 80;
    let of_terminal = || Some(usize::from(terminal_size_of(std::io::stdout())?.0.0));
    asked_columns().or_else(of_terminal).unwrap_or(UNKNOWN)
}

/// A learner who sets COLUMNS wants that width, in a pipe as well.
fn asked_columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok()
}

/// One line on a terminal that says what is being waited for, and disappears afterwards.
///
/// Without a terminal, only the first text is written, once, as a line of its own, so that steps do
/// not fill up a log.
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

    /// Begins to wait for something so short that a log need not mention it.
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

    /// Shows the current step.
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
