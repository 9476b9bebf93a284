//! A recording as text: a chart in Unicode and the list of what happened.

use std::fmt::Write;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::layout::{Drawing, DrawnRow, draw, tick_label};
use crate::{Outcome, Recording, words};

/// How wide the time axis is, in characters.
const AXIS: usize = 44;
/// No line of a chart is wider than this.
const WIDTH: usize = 80;
impl Recording {
    /// The chart, then everything that happened, in order. At most 80 columns wide in its chart.
    pub fn to_text(&self) -> String {
        format!("{}\n{}", self.chart(None), self.steps_text())
    }

    /// The chart alone. `until` stretches the time axis, so that two charts share one scale.
    pub fn chart(&self, until: Option<Duration>) -> String {
        chart(&draw(self, until))
    }

    /// Everything that happened, a line each: the instant, its number within it, the words.
    pub fn steps_text(&self) -> String {
        let steps = self.steps();
        let times: Vec<String> = steps.iter().map(|step| words::duration(step.at)).collect();
        let width = times.iter().map(|time| time.width()).max().unwrap_or(0);
        let mut text = String::new();
        let mut previous = None;
        for (step, time) in steps.iter().zip(&times) {
            let time = if previous == Some(step.at) { "" } else { time };
            previous = Some(step.at);
            let number = step.number.map_or(String::new(), |n| format!("{} ", words::circled(n)));
            let _ = writeln!(text, "{}{time}  {number}{}", pad(width - time.width()), step.text);
        }
        text
    }
}

fn pad(columns: usize) -> String {
    " ".repeat(columns)
}

fn chart(drawing: &Drawing) -> String {
    let label = |row: &DrawnRow| format!("{}{}", pad(2 * row.depth), row.label);
    let labels = drawing.rows.iter().map(|row| label(row).width()).max().unwrap_or(0);
    let column = |at: Duration| match drawing.until.as_nanos() {
        0 => 0,
        until => ((at.as_nanos() * AXIS as u128 + until / 2) / until) as usize,
    };
    let mut text = pad(labels + 2);
    for tick in &drawing.ticks {
        let at = labels + 2 + column(*tick);
        text.push_str(&pad(at.saturating_sub(text.width())));
        text.push_str(&tick_label(*tick));
    }
    text.push('\n');
    for row in &drawing.rows {
        let label = label(row);
        let mut line = format!("{label}{}", pad(labels + 2 - label.width()));
        line.extend(cells(row, &column));
        // What does not fit is left to the list of steps.
        let fits = |value: &String| line.width() + 1 + value.width() <= WIDTH;
        if let Some(value) = [value_text(row), row.value.clone()].into_iter().find(fits) {
            line.push(' ');
            line.push_str(&value);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn value_text(row: &DrawnRow) -> String {
    let detached = if row.detached { "(detached)" } else { "" };
    [row.value.as_str(), detached].iter().filter(|part| !part.is_empty()).fold(
        String::new(),
        |text, part| {
            if text.is_empty() { (*part).to_owned() } else { format!("{text} {part}") }
        },
    )
}

/// A row's marks and lines, a character a column.
fn cells(row: &DrawnRow, column: &dyn Fn(Duration) -> usize) -> Vec<char> {
    let start = column(row.start);
    let end = row.end.map(column);
    let last = end.unwrap_or(AXIS).max(row.ghost_until.map_or(0, column));
    let mut cells = vec![' '; last + 1];
    let waiting = if row.is_caller { '╌' } else { '┈' };
    cells[start..=end.unwrap_or(AXIS)].fill(waiting);
    if let (Some(end), Some(_)) = (end, row.ghost_until) {
        cells[end..].fill('╱');
    }
    cells[start] = '○';
    if let Some((last_start, first_end)) = row.spread {
        cells[start..=column(last_start)].fill('○');
        if let Some(end) = end {
            cells[column(first_end)..=end].fill(mark(row));
        }
    }
    for print in &row.prints {
        cells[column(*print)] = '•';
    }
    match end {
        Some(end) => cells[end] = mark(row),
        None => cells[AXIS] = '…',
    }
    cells
}

/// The mark of a row's end.
fn mark(row: &DrawnRow) -> char {
    match row.outcome {
        Outcome::Finished(_) if row.is_caller => '▶',
        Outcome::Finished(_) => '✓',
        Outcome::Failed(_) => '✕',
        Outcome::TimedOut => '◐',
        Outcome::Panicked => '!',
        Outcome::Cancelled => '⊘',
        Outcome::Open => '…',
    }
}
