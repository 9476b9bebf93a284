//! A recording as an SVG drawing on one line, styled by CSS variables with fallbacks.
//!
//! Text is monospaced so that its width is known here: labels can neither overlap nor clip.
//! `marks` draws how a lane ended.

mod marks;

use std::fmt::Write;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::escape;
use crate::layout::{Drawing, DrawnRow, Group, draw, tick_label};
use crate::words::{circled, cut};
use crate::{Outcome, Recording, Row};

/// Where a drawing is to stand.
#[derive(Debug, Clone, Default)]
pub struct SvgOptions<'a> {
    /// Begins every id of the drawing: unique on the page, and in the whole book.
    pub id_prefix: &'a str,
    /// What a screen reader calls it.
    pub title: &'a str,
    /// Stretches the time axis to here, so that two drawings share one scale.
    pub until: Option<Duration>,
}

const FONT: f64 = 13.0;
/// The width of a character: monospaced fonts have 0.6 of their size, some a little more.
const CHARACTER: f64 = 0.62 * FONT;
const ROW: f64 = 30.0;
const HEADER: f64 = 26.0;
const AXIS: f64 = 440.0;
const MARK: f64 = 7.0;
/// How far a bracket stands from what is in it.
const BRACKET: f64 = 9.0;
/// And from a bracket inside it.
const NESTED: f64 = 4.0;
/// Longer values go under their lane.
const LONGEST_VALUE: usize = 26;
/// What is longer still is cut: the list of steps has it in full.
const LONGEST_LINE: usize = 60;

impl Recording {
    /// The drawing, as one line of SVG.
    pub fn to_svg(&self, options: &SvgOptions<'_>) -> String {
        let drawing = draw(self, options.until);
        Pen::new(&drawing).draw(options, &self.table())
    }
}

/// A drawing under way.
struct Pen<'a> {
    drawing: &'a Drawing,
    left: f64,
    width: f64,
    /// What stands beside the end of each row.
    values: Vec<String>,
    /// The middle of each row.
    rows: Vec<f64>,
    height: f64,
    svg: String,
}

impl<'a> Pen<'a> {
    fn new(drawing: &'a Drawing) -> Self {
        let widest = drawing.rows.iter().map(|row| row.label.width() + 2 * row.depth).max();
        let brackets = match drawing.levels() {
            0 => 0.0,
            levels => BRACKET + NESTED * levels as f64,
        };
        let left = widest.unwrap_or(0) as f64 * CHARACTER + 16.0 + brackets;
        let mut pen = Self {
            drawing,
            left,
            width: left + AXIS + 30.0,
            values: drawing
                .rows
                .iter()
                .map(|row| cut(&row.value, LONGEST_LINE).into_owned())
                .collect(),
            rows: Vec::new(),
            height: HEADER,
            svg: String::new(),
        };
        for (row, value) in drawing.rows.iter().zip(&pen.values) {
            pen.rows.push(pen.height + ROW / 2.0);
            pen.height += if has_long_value(row) { 1.6 * ROW } else { ROW };
            let at = if has_long_value(row) { left } else { pen.value_at(row) };
            pen.width = pen.width.max(at + value.width() as f64 * CHARACTER + 12.0);
        }
        pen.height += 6.0;
        pen
    }

    fn x(&self, at: Duration) -> f64 {
        match self.drawing.until.as_secs_f64() {
            0.0 => self.left,
            until => self.left + AXIS * at.as_secs_f64() / until,
        }
    }

    /// Where a row's line, ghost included, ends.
    fn end_x(&self, row: &DrawnRow) -> f64 {
        let end = row.end.unwrap_or(self.drawing.until);
        self.x(end.max(row.ghost_until.unwrap_or_default()))
    }

    fn value_at(&self, row: &DrawnRow) -> f64 {
        self.end_x(row) + MARK + 7.0 + if row.end_number.is_some() { 1.5 * FONT } else { 0.0 }
    }

    fn draw(mut self, options: &SvgOptions<'_>, table: &[Row]) -> String {
        let (width, height) = (self.width.ceil(), self.height.ceil());
        let id = escape(options.id_prefix);
        let title = escape(options.title);
        let description: Vec<String> = table
            .iter()
            .map(|row| {
                let end = if row.end.is_empty() { "" } else { " to " };
                format!("{} {}{end}{} {}", row.label, row.start, row.end, row.outcome)
            })
            .collect();
        let description = escape(&description.join("; "));
        // Who lays something over the drawing finds its place by these: where its time begins and
        // ends, and how many milliseconds that is.
        let (x0, x1) = (self.x(Duration::ZERO), self.left + AXIS);
        let until = self.drawing.until.as_micros() as f64 / 1000.0;
        self.put(format_args!(
            "<svg class=\"tl\" data-x0=\"{x0:.1}\" data-x1=\"{x1:.1}\" data-until=\"{until}\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"ui-monospace, monospace\" font-size=\"{FONT}\" \
             xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}-title\">{title}</title>\
             <desc id=\"{id}-desc\">{description}</desc>"
        ));
        self.axis();
        // What leads from row to row lies behind the rows, so that it crosses no text.
        for index in 0..table.len() {
            self.between_rows(index);
        }
        for (index, cells) in table.iter().enumerate() {
            self.row(index, cells);
        }
        self.svg.push_str("</svg>");
        self.svg
    }

    fn axis(&mut self) {
        let drawing = self.drawing;
        let bottom = self.height - 4.0;
        for tick in &drawing.ticks {
            let x = self.x(*tick);
            let label = tick_label(*tick);
            self.put(format_args!(
                "<path class=\"tl-grid\" d=\"M{x:.1} {HEADER} V{bottom:.1}\" {GRID}/>\
                 <text x=\"{x:.1}\" y=\"16\" text-anchor=\"middle\" {INK}>{label}</text>"
            ));
        }
    }

    fn row(&mut self, index: usize, cells: &Row) {
        let row = &self.drawing.rows[index];
        let y = self.rows[index];
        let fade = if row.detached { " opacity=\"0.6\"" } else { "" };
        self.put(format_args!(
            "<g data-lane=\"{}\" data-start=\"{}\" data-end=\"{}\" data-outcome=\"{}\" \
             data-y=\"{y:.1}\"{fade}>",
            escape(&cells.label),
            escape(&cells.start),
            escape(&cells.end),
            escape(&cells.outcome)
        ));
        let style = if row.detached { " font-style=\"italic\"" } else { "" };
        let indent = 4.0 + 2.0 * CHARACTER * row.depth as f64;
        let baseline = y + FONT / 3.0;
        self.put(format_args!(
            "<text x=\"{indent:.1}\" y=\"{baseline:.1}\"{style} {INK}>{}</text>",
            escape(&row.label)
        ));
        self.line(row, y);
        self.mark(row, y);
        self.value(index);
        self.svg.push_str("</g>");
    }

    fn between_rows(&mut self, index: usize) {
        let row = &self.drawing.rows[index];
        if let Some(group) = row.group {
            self.bracket(index, group);
        }
        if let Some(above) = row.link_from {
            self.links(index, index - above);
        }
        if row.outcome == Outcome::TimedOut {
            self.deadline(row);
        }
    }

    /// From where a group opens to where it closes, around its lanes. One that is left by a lane
    /// that runs on is not closed.
    fn bracket(&mut self, index: usize, group: Group) {
        let row = &self.drawing.rows[index];
        let top = self.rows[index] - ROW / 2.0 + 2.0;
        let bottom = self.rows[index + group.size] + ROW / 2.0 - 2.0;
        let open = self.x(row.start) - BRACKET - NESTED * (group.height - 1) as f64;
        let mut path = format!("M{:.1} {top:.1} h-5 V{bottom:.1} h5", open + 5.0);
        if let Some(end) = row.end.filter(|_| group.is_closed) {
            let _ = write!(path, " M{:.1} {top:.1} h5 V{bottom:.1} h-5", self.x(end) - 5.0);
        }
        self.put(format_args!("<path class=\"tl-group\" d=\"{path}\" {THIN}/>"));
    }

    /// The thin line from the lane that spawned this one, cut where that one ended before it; and
    /// the dashed one from where that one asked for its cancellation.
    fn links(&mut self, index: usize, starter: usize) {
        let row = &self.drawing.rows[index];
        let (x, y) = (self.x(row.start), self.rows[index]);
        let from = self.rows[starter] + MARK;
        self.put(format_args!("<path d=\"M{x:.1} {from:.1} V{:.1}\" {THIN}/>", y - 4.0));
        if row.detached {
            self.put(format_args!(
                "<path d=\"M{:.1} {:.1} h8 m-8 4 h8\" {THIN}/>",
                x - 4.0,
                y - 13.0
            ));
        }
        if let Some(request) = row.request {
            let x = self.x(request);
            self.put(format_args!(
                "<path class=\"tl-request\" d=\"M{x:.1} {from:.1} V{:.1}\" \
                 stroke-dasharray=\"3 2\" {THIN}/>",
                y - MARK
            ));
        }
    }

    fn deadline(&mut self, row: &DrawnRow) {
        let x = self.x(row.end.unwrap_or(self.drawing.until));
        let (bottom, stroke) = (self.height - 4.0, colour(&row.outcome));
        self.put(format_args!(
            "<path d=\"M{x:.1} {HEADER} V{bottom:.1}\" fill=\"none\" stroke=\"{stroke}\" \
             stroke-dasharray=\"8 3 2 3\"/>"
        ));
    }

    fn line(&mut self, row: &DrawnRow, y: f64) {
        let start = self.x(row.start);
        let end = self.x(row.end.unwrap_or(self.drawing.until));
        let dashes = if row.is_caller { "9 5" } else { "2 4" };
        self.put(format_args!(
            "<path d=\"M{:.1} {y:.1} H{end:.1}\" fill=\"none\" stroke=\"{WAIT}\" \
             stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>",
            start + 4.0
        ));
        if let Some((last_start, first_end)) = row.spread {
            let (last_start, first_end) = (self.x(last_start), self.x(first_end));
            let colour = colour(&row.outcome);
            self.put(format_args!(
                "<path d=\"M{start:.1} {y:.1} H{last_start:.1}\" stroke=\"{RUN}\" \
                 stroke-width=\"6\" stroke-opacity=\"0.5\"/><path d=\"M{first_end:.1} {y:.1} \
                 H{end:.1}\" stroke=\"{colour}\" stroke-width=\"6\" stroke-opacity=\"0.5\"/>"
            ));
        }
        for poll in &row.polls {
            let x = self.x(*poll);
            self.put(format_args!(
                "<path class=\"tl-poll\" d=\"M{x:.1} {:.1} v6\" {THIN}/>",
                y - 3.0
            ));
        }
        if row.ghost_until.is_some() {
            let mut hatch = String::new();
            let (mut x, last) = (end + MARK + 3.0, self.end_x(row));
            while x < last {
                let _ = write!(hatch, "M{x:.1} {:.1} l4 -8 ", y + 4.0);
                x += 6.0;
            }
            self.put(format_args!(
                "<path d=\"{hatch}\" fill=\"none\" stroke=\"{WAIT}\" stroke-opacity=\"0.6\"/>"
            ));
        }
        self.put(format_args!(
            "<circle cx=\"{start:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{PAPER}\" stroke=\"{RUN}\" \
             stroke-width=\"2\"/>"
        ));
        for print in &row.prints {
            let x = self.x(*print);
            self.put(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{RUN}\"/>"));
        }
        if let Some(cut) = row.cut {
            let (x, top) = (self.x(cut), y - 5.0);
            self.put(format_args!("<path d=\"M{:.1} {top:.1} v10 m4 -10 v10\" {THIN}/>", x - 2.0));
        }
        for request in &row.requests {
            let x = self.x(*request);
            self.put(format_args!(
                "<path d=\"M{:.1} {:.1} h10 l-5 9 z\" fill=\"{PAPER}\" stroke=\"{RUN}\" \
                 stroke-width=\"1.5\"/>",
                x - 5.0,
                y - 4.0
            ));
        }
    }

    /// The number of the end within its instant, and the value.
    fn value(&mut self, index: usize) {
        let row = &self.drawing.rows[index];
        let y = self.rows[index];
        if let Some(number) = row.end_number {
            let baseline = y + FONT / 3.0;
            let x = self.end_x(row) + MARK + 5.0;
            self.put(format_args!(
                "<text class=\"tl-number\" x=\"{x:.1}\" y=\"{baseline:.1}\" {INK}>{}</text>",
                circled(number)
            ));
        }
        if row.value.is_empty() {
            return;
        }
        let (x, baseline) = if has_long_value(row) {
            (self.left, y + 1.6 * FONT)
        } else {
            (self.value_at(row), y + FONT / 3.0)
        };
        let value = escape(&self.values[index]);
        // Lines of the grid and of groups pass behind it.
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{baseline:.1}\" paint-order=\"stroke\" stroke=\"{PAPER}\" \
             stroke-width=\"4\" {INK}>{value}</text>"
        ));
    }

    fn put(&mut self, piece: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.svg.write_fmt(piece);
    }
}

fn has_long_value(row: &DrawnRow) -> bool {
    row.value.width() > LONGEST_VALUE
}

const RUN: &str = "var(--tl-run, #063c72)";
const WAIT: &str = "var(--tl-wait, #6e7b8a)";
const PAPER: &str = "var(--bg, #ffffff)";
const INK: &str = "fill=\"var(--fg, currentColor)\"";
const GRID: &str = "stroke=\"var(--tl-wait, #6e7b8a)\" stroke-opacity=\"0.25\"";
const THIN: &str = "fill=\"none\" stroke=\"var(--tl-wait, #6e7b8a)\"";

fn colour(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Finished(_) => "var(--tl-ok, #028251)",
        Outcome::Failed(_) | Outcome::Panicked => "var(--tl-fail, #a01b10)",
        Outcome::TimedOut => "var(--tl-timeout, #b66105)",
        Outcome::Cancelled | Outcome::Open => WAIT,
    }
}
