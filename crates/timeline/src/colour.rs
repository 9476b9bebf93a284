//! The colours of a chart in a terminal. Marks differ by their shape, so nobody needs them.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::Outcome;

/// The lines of waiting lanes are dimmed: they take much room and say little.
const WAIT: Style = Style::new().dimmed();

/// The colour of a lane's end.
fn of(outcome: &Outcome) -> Style {
    match outcome {
        Outcome::Finished(_) => AnsiColor::Green.on_default(),
        Outcome::Failed(_) | Outcome::Panicked => AnsiColor::Red.on_default().bold(),
        Outcome::TimedOut => AnsiColor::Yellow.on_default(),
        Outcome::Cancelled | Outcome::Open => Style::new().bold(),
    }
}

/// Colours a row's cells: `mark` gets the colour of the lane's end, and `faint` cells, which only
/// lead from mark to mark, are dimmed.
pub(crate) fn paint(
    cells: &[char],
    outcome: &Outcome,
    mark: char,
    faint: impl Fn(char) -> bool,
) -> String {
    let style = |cell: char| match cell {
        cell if cell == mark => of(outcome),
        cell if faint(cell) => WAIT,
        _ => Style::new(),
    };
    let mut text = String::new();
    for alike in cells.chunk_by(|one, next| style(*one) == style(*next)) {
        let style = style(alike[0]);
        let _ = write!(text, "{style}{}{style:#}", alike.iter().collect::<String>());
    }
    text
}
