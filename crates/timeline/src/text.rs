//! A recording as text: a chart in Unicode and the list of what happened.

use std::fmt::{Display, Formatter, Result, Write};
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::colour::paint;
use crate::layout::{Drawing, DrawnRow, draw, tick_label};
use crate::{Outcome, Recording, units};

/// Where nobody says how wide a chart may be.
const WIDTH: usize = 80;

/// The columns of a chart.
#[derive(Debug, Clone, Copy)]
struct Columns {
    /// No line is wider than this.
    all: usize,
    /// How wide the time axis is.
    axis: usize,
}

impl Columns {
    /// What is there beyond the narrowest chart, the axis shares with labels and values.
    fn within(columns: usize) -> Self {
        const AXIS: usize = 44;
        let all = columns.max(WIDTH);
        Self { all, axis: AXIS + (all - WIDTH) / 2 }
    }

    /// The most that stands left of the axis, whose last column is that of its end.
    fn left(self) -> usize {
        self.all - self.axis - 1
    }
}

/// A chart in its parts, so that two charts can be compared part by part. [`Display`] writes it whole, each part
/// with its line's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The labels of the time axis.
    pub axis: String,
    /// The caller's row.
    pub caller: String,
    /// The rows of all other lanes, from top to bottom.
    pub lanes: Vec<String>,
}

impl Display for Chart {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let rows = [&self.axis, &self.caller].into_iter().chain(&self.lanes);
        rows.into_iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

impl Recording {
    /// The chart, then everything that happened, in order. The chart is at most 80 columns wide:
    /// longer labels and values are cut there, and stand in full in the list below.
    pub fn to_text(&self) -> String {
        format!("{}\n{}", self.chart(None), self.steps_text())
    }

    /// The same with colours for a terminal. Use it only when the output is a terminal and the
    /// reader has not refused colours (`NO_COLOR`); without the colours it is
    /// [`to_text`](Self::to_text).
    pub fn to_coloured_text(&self) -> String {
        let chart = chart(&draw(self, None), Columns::within(WIDTH), 0, true);
        format!("{chart}\n{}", self.steps_text())
    }

    /// Only the chart. `until` stretches the time axis, so that two charts can share one scale.
    pub fn chart(&self, until: Option<Duration>) -> String {
        self.chart_within(WIDTH, until)
    }

    /// The chart alone, at most as wide as this many columns of a terminal; the narrowest has 80.
    pub fn chart_within(&self, columns: usize, until: Option<Duration>) -> String {
        chart(&draw(self, until), Columns::within(columns), 0, false).to_string()
    }

    /// The chart, aligned with that of another recording above or below it: their time axes begin
    /// in the same column.
    pub fn chart_beside(&self, other: &Self, until: Option<Duration>) -> Chart {
        self.chart_beside_within(WIDTH, other, until)
    }

    /// The same, at most as wide as this many columns of a terminal; the narrowest has 80.
    pub fn chart_beside_within(
        &self,
        columns: usize,
        other: &Self,
        until: Option<Duration>,
    ) -> Chart {
        let columns = Columns::within(columns);
        chart(&draw(self, until), columns, left(&draw(other, until), columns), false)
    }

    /// Everything that happened, one line each: the instant, the number within the instant, the
    /// words.
    pub fn steps_text(&self) -> String {
        let steps = self.steps();
        let times: Vec<String> = steps.iter().map(|step| units::duration(step.at)).collect();
        let width = times.iter().map(|time| time.width()).max().unwrap_or(0);
        let mut text = String::new();
        let mut previous = None;
        for (step, time) in steps.iter().zip(&times) {
            let time = if previous == Some(step.at) { "" } else { time };
            previous = Some(step.at);
            let number = step.number.map_or(String::new(), |n| format!("{} ", units::circled(n)));
            let _ = writeln!(text, "{}{time}  {number}{}", pad(width - time.width()), step.text);
        }
        text
    }
}

fn pad(columns: usize) -> String {
    " ".repeat(columns)
}

/// The columns between labels and axis: a space, one column for each level of groups, a space.
fn between(drawing: &Drawing) -> usize {
    2 + drawing.levels()
}

fn label(row: &DrawnRow, columns: usize) -> String {
    let indent = 2 * row.depth;
    format!("{}{}", pad(indent), units::cut(&row.label, columns.saturating_sub(indent)))
}

/// The columns that a chart takes left of its axis.
fn left(drawing: &Drawing, columns: Columns) -> usize {
    let between = between(drawing);
    let room = columns.left() - between;
    let labels = drawing.rows.iter().map(|row| label(row, room).width());
    labels.max().unwrap_or(0) + between
}

/// The axis begins in this column or, where the labels need it, further right.
fn chart(drawing: &Drawing, columns: Columns, axis: usize, in_colour: bool) -> Chart {
    let left = left(drawing, columns).max(axis);
    let labels = left - between(drawing);
    let brackets = brackets(drawing);
    let column = |at: Duration| match drawing.until.as_nanos() {
        0 => 0,
        until => ((at.as_nanos() * columns.axis as u128 + until / 2) / until) as usize,
    };
    let mut labels_of_axis = pad(left);
    for tick in &drawing.ticks {
        let tick_label = tick_label(*tick);
        let at = (left + column(*tick)).min(columns.all - tick_label.width());
        // A label that would touch the one before it is left out.
        if *tick == Duration::ZERO || at > labels_of_axis.width() {
            labels_of_axis.push_str(&pad(at.saturating_sub(labels_of_axis.width())));
            labels_of_axis.push_str(&tick_label);
        }
    }
    let mut rows = Vec::new();
    for (row, bracket) in drawing.rows.iter().zip(&brackets) {
        let label = label(row, labels);
        let space = (labels + 1).saturating_sub(label.width());
        let mut line = format!("{label}{}{bracket} ", pad(space));
        let cells = cells(row, columns.axis, &column);
        // What does not fit stands in the list of steps.
        let room = columns.all.saturating_sub(line.width() + cells.len() + 1);
        if in_colour {
            line.push_str(&paint(&cells, &row.outcome, mark(row), is_wait));
        } else {
            line.extend(cells);
        }
        if !row.value.is_empty() && room > 0 {
            line.push(' ');
            line.push_str(&units::cut(&row.value, room));
        }
        rows.push(line.trim_end().to_owned());
    }
    let mut rows = rows.into_iter();
    let caller = rows.next().unwrap_or_default();
    Chart { axis: labels_of_axis, caller, lanes: rows.collect() }
}

/// For each row, the brackets of the groups around it, the outermost first.
fn brackets(drawing: &Drawing) -> Vec<String> {
    let levels = drawing.levels();
    let mut columns = vec![vec![' '; levels]; drawing.rows.len()];
    for (top, row) in drawing.rows.iter().enumerate() {
        let Some(group) = row.group else { continue };
        let bottom = top + group.size;
        columns[top..=bottom].iter_mut().for_each(|row| row[group.level] = '│');
        columns[top][group.level] = '┌';
        columns[bottom][group.level] = '└';
    }
    columns.into_iter().map(String::from_iter).collect()
}

/// A row's marks and lines, a character a column.
fn cells(row: &DrawnRow, axis: usize, column: &dyn Fn(Duration) -> usize) -> Vec<char> {
    let start = column(row.start);
    let end = row.end.map(column);
    let last = row.last().map_or(axis, column);
    let mut cells = vec![' '; last + 1];
    let waiting = if row.is_caller { '╌' } else { '┈' };
    cells[start..=end.unwrap_or(axis)].fill(waiting);
    if let (Some(end), Some(_)) = (end, row.ghost_until) {
        cells[end..].fill('╱');
    }
    if let (Some(end), Some(taken)) = (end, row.untaken_until.map(column)) {
        cells[end..=taken].fill('░');
    }
    cells[start] = '○';
    if let Some((last_start, first_end)) = row.spread {
        cells[start..=column(last_start)].fill('○');
        if let Some(end) = end {
            cells[column(first_end)..=end].fill(mark(row));
        }
    }
    let prints = row.prints.iter().filter(|at| row.is_inside(**at));
    prints.for_each(|at| cells[column(*at)] = '•');
    row.cut.iter().for_each(|at| cells[column(*at)] = '‖');
    row.requests.iter().for_each(|at| cells[column(*at)] = '▾');
    match end {
        Some(end) => cells[end] = mark(row),
        None => cells[axis] = '…',
    }
    cells
}

/// Whether this cell only leads from mark to mark.
fn is_wait(cell: char) -> bool {
    matches!(cell, '╌' | '┈' | '╱')
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
