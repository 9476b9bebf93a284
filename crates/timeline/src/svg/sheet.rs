//! What stands where on the sheet, in pixels: one routine for the wide and for the narrow layout.

use std::time::Duration;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{CHARACTER, FONT, Layout, MARK};
use crate::layout::{Drawing, DrawnRow};
use crate::units::{circled, cut};

/// Above the first row: time labels stand there.
pub(super) const HEADER: f64 = 26.0;
/// How far a bracket stands from what is in it.
pub(super) const BRACKET: f64 = 10.0;
/// And from a bracket inside it.
pub(super) const NESTED: f64 = 4.0;
/// No mark of an instant comes nearer to the edge.
const MARGIN: f64 = 12.0;
/// From line to line of a value.
const LINE: f64 = 19.0;
/// A result has this on both sides, and half of it above and below.
const PADDING: f64 = 8.0;
/// A wide drawing's labels have no more room than this.
const LABELS: f64 = 236.0;
/// A wide drawing's axis is no shorter than this: values for which it would have to be go below.
const SHORTEST_AXIS: f64 = 320.0;
const LONGEST_AXIS: f64 = 460.0;
/// Values longer than this stand below their lane in any case.
const LONGEST_VALUE: usize = 30;
/// A value below its lane is cut behind so many lines: the list of steps has it in full.
const MOST_LINES: usize = 2;

#[derive(Debug)]
pub(super) struct Sheet {
    pub width: f64,
    pub height: f64,
    /// Where time begins.
    pub left: f64,
    /// How long it is.
    pub axis: f64,
    until: Duration,
    pub places: Vec<Place>,
}

/// Where a row stands.
#[derive(Debug)]
pub(super) struct Place {
    pub top: f64,
    /// Its line.
    pub middle: f64,
    pub bottom: f64,
    pub label: String,
    /// Where the label begins, and the line that it stands on.
    pub label_at: (f64, f64),
    pub tail: Option<Tail>,
}

impl Place {
    /// Where the label ends.
    pub fn label_right(&self) -> f64 {
        self.label_at.0 + self.label.width() as f64 * CHARACTER
    }
}

/// What a lane leaves: the number of its end, and its value.
#[derive(Debug)]
pub(super) struct Tail {
    pub x: f64,
    pub top: f64,
    pub width: f64,
    pub number: Option<u32>,
    pub lines: Vec<String>,
    pub is_result: bool,
}

impl Tail {
    fn new(row: &DrawnRow, columns: usize) -> Self {
        Self::measured(row, wrapped(&row.value, columns))
    }

    fn measured(row: &DrawnRow, lines: Vec<String>) -> Self {
        let mut tail = Self {
            x: 0.0,
            top: 0.0,
            width: 0.0,
            number: row.end_number,
            lines,
            is_result: row.is_result,
        };
        let columns = tail.lines.iter().map(|line| line.width()).max().unwrap_or(0);
        tail.width = tail.before() + columns as f64 * CHARACTER + tail.padding();
        tail
    }

    /// What the text takes right of itself, and above and below.
    pub fn padding(&self) -> f64 {
        if self.is_result { PADDING } else { 0.0 }
    }

    /// From its left edge to where the text's box begins.
    pub fn number_width(&self) -> f64 {
        self.number.map_or(0.0, number_width)
    }

    fn before(&self) -> f64 {
        self.number_width() + self.padding()
    }

    pub fn height(&self) -> f64 {
        self.lines.len().max(1) as f64 * LINE + self.padding() / 2.0
    }

    /// Where each line of the text stands.
    pub fn baselines(&self) -> impl Iterator<Item = (f64, &str)> {
        let first = self.top + self.padding() / 4.0 + 14.5;
        self.lines.iter().enumerate().map(move |(n, line)| (first + n as f64 * LINE, line.as_str()))
    }

    pub fn text_x(&self) -> f64 {
        self.x + self.before()
    }
}

/// What the number of an end takes, with a gap behind it. A circle is wider than a letter.
fn number_width(number: u32) -> f64 {
    match circled(number).chars().count() {
        1 => 1.5 * FONT,
        letters => letters as f64 * CHARACTER + FONT / 2.0,
    }
}

impl Sheet {
    pub fn new(
        layout: Layout,
        drawing: &Drawing,
        beside: Option<&Drawing>,
        instead: &[Drawing],
    ) -> Self {
        let drawings = || std::iter::once(drawing).chain(beside).chain(instead);
        let brackets = match drawings().map(Drawing::levels).max().unwrap_or(0) {
            0 => 0.0,
            levels => BRACKET + NESTED * levels as f64,
        };
        let rows = || drawings().flat_map(|drawing| &drawing.rows);
        let (left, axis, width) = match layout {
            Layout::Narrow => {
                let (width, left) = (290.0, MARGIN + brackets);
                (left, width - left - MARGIN, width)
            }
            Layout::Wide | Layout::Both => {
                let right =
                    |row| label_x(layout, row) + label(layout, row).width() as f64 * CHARACTER;
                let left = rows().map(right).fold(0.0, f64::max) + MARGIN + EDGE + EDGE + brackets;
                let axis = axis(left, drawing.until, rows());
                let beside = rows().filter_map(|row| {
                    let share = share(row.last(), drawing.until);
                    let tail = one_line(row)?;
                    let end = left + axis * share + gap() + tail.width;
                    (end + EDGE <= WIDEST).then_some(end + EDGE)
                });
                (left, axis, beside.fold(left + axis + MARGIN, f64::max).ceil())
            }
        };
        let mut sheet =
            Self { width, height: HEADER, left, axis, until: drawing.until, places: Vec::new() };
        if beside.is_some() {
            // Where the difference is named, above a request.
            sheet.height += LINE + 3.0;
        }
        for row in &drawing.rows {
            let place = sheet.place(layout, row);
            sheet.height = place.bottom;
            sheet.places.push(place);
        }
        sheet.height = (sheet.height + 6.0).ceil();
        sheet
    }

    pub fn x(&self, at: Duration) -> f64 {
        self.left + self.axis * share(Some(at), self.until)
    }

    /// Where a row's line ends, and all that is drawn behind it.
    pub fn end_x(&self, row: &DrawnRow) -> f64 {
        self.x(row.last().unwrap_or(self.until))
    }

    fn place(&self, layout: Layout, row: &DrawnRow) -> Place {
        let top = self.height;
        let middle = top + if layout != Layout::Narrow { 18.0 } else { 31.0 };
        let label_y = if layout != Layout::Narrow { middle + 5.0 } else { top + 16.0 };
        let end = self.end_x(row);
        let beside = one_line(row)
            .filter(|tail| layout != Layout::Narrow && end + gap() + tail.width + EDGE <= WIDEST);
        let mut bottom = middle + if layout != Layout::Narrow { 18.0 } else { 15.0 };
        let tail = match beside {
            Some(tail) => {
                let top = middle - tail.height() / 2.0;
                Some(Tail { x: end + gap(), top, ..tail })
            }
            None if row.value.is_empty() && row.end_number.is_none() => None,
            None => {
                let number = row.end_number.map_or(1.5 * FONT, number_width);
                let room = self.width - 8.0 - 2.0 * PADDING - number;
                let tail = Tail::new(row, (room / CHARACTER) as usize);
                let x = (end - tail.width / 2.0).min(self.width - 4.0 - tail.width).max(4.0);
                // What is printed stands below the line as well.
                let top = middle + if row.prints.is_empty() { 15.0 } else { 18.0 };
                bottom = top + tail.height() + 9.0;
                Some(Tail { x, top, ..tail })
            }
        };
        let label = label(layout, row);
        Place { top, middle, bottom, label, label_at: (label_x(layout, row), label_y), tail }
    }
}

/// A wide drawing has no more room: what a page of text leaves.
const WIDEST: f64 = 680.0;

/// What the frame of a result takes outside of it.
const EDGE: f64 = 2.0;

/// From the end of a lane to what stands beside it.
fn gap() -> f64 {
    MARK + 8.0
}

/// The longest axis beside which the values of all rows have room that can have it.
fn axis<'d>(left: f64, until: Duration, rows: impl Iterator<Item = &'d DrawnRow>) -> f64 {
    let room = WIDEST - 2.0 * EDGE - left;
    let fitting = rows.filter_map(|row| {
        let share = share(row.last(), until);
        Some((room - gap() - one_line(row)?.width) / share.max(0.01))
    });
    let longest = LONGEST_AXIS.min(room - MARGIN);
    fitting.filter(|axis| *axis >= SHORTEST_AXIS).fold(longest, f64::min)
}

/// What a row leaves, on a line, if it is short enough to stand beside it.
fn one_line(row: &DrawnRow) -> Option<Tail> {
    let is_there = !row.value.is_empty() || row.end_number.is_some();
    (is_there && row.value.width() <= LONGEST_VALUE)
        .then(|| Tail::measured(row, vec![row.value.clone()]))
}

/// How much of the axis is left of an instant; all of it, for what has not ended.
fn share(at: Option<Duration>, until: Duration) -> f64 {
    match (at, until.as_secs_f64()) {
        (_, 0.0) => 0.0,
        (None, _) => 1.0,
        (Some(at), until) => at.as_secs_f64() / until,
    }
}

fn label_x(layout: Layout, row: &DrawnRow) -> f64 {
    let (margin, indent) = if layout != Layout::Narrow { (4.0, 15.0) } else { (2.0, 11.0) };
    margin + indent * row.depth as f64
}

fn label(layout: Layout, row: &DrawnRow) -> String {
    let room = if layout != Layout::Narrow { LABELS } else { 288.0 };
    let columns = (room - label_x(layout, row)) / CHARACTER;
    cut(&row.label, columns as usize).into_owned()
}

/// Text in lines of at most so many columns, broken between words where there are some.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while lines.len() + 1 < MOST_LINES && rest.width() > columns {
        let fitting = head(rest, columns);
        let words = fitting.rfind(' ').filter(|space| *space > fitting.len() / 3);
        let end = words.unwrap_or(fitting.len());
        if end == 0 {
            break;
        }
        lines.push(rest[..end].to_owned());
        rest = rest[end..].trim_start();
    }
    lines.push(cut(rest, columns).into_owned());
    lines
}

/// The beginning of a text that is at most so many columns wide, between characters that are seen.
fn head(text: &str, columns: usize) -> &str {
    let ends = text.grapheme_indices(true).map(|(place, cluster)| place + cluster.len());
    // What joins is narrower than its parts, and a variant makes what it stands behind wider.
    let fitting = ends.take_while(|end| text[..*end].width() <= columns).last();
    &text[..fitting.unwrap_or(0)]
}
