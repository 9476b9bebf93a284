//! A recording as an SVG drawing on one line, styled by CSS variables with fallbacks.
//!
//! Text is monospaced so that its width is known here: labels can neither overlap nor clip. `sheet` says
//! what stands where, wide or narrow; `lane` draws a row, `marks` how it ended, `between` what leads
//! from row to row.

mod between;
mod lane;
mod marks;
mod sheet;
mod style;

use std::fmt::{self, Write};
use std::time::Duration;

use crate::difference::{Difference, difference};
use crate::errands::Errands;
use crate::escape;
use crate::layout::{Drawing, draw, tick_label};
use crate::{Recording, Row};
use sheet::{HEADER, Sheet};
pub use style::STYLE;

/// Where a drawing is to stand.
#[derive(Debug, Clone, Default)]
pub struct SvgOptions<'a> {
    /// Begins every id of the drawing: unique on the page, and in the whole book.
    pub id_prefix: &'a str,
    /// What a screen reader calls it.
    pub title: &'a str,
    /// Stretches the time axis to here, so that two drawings share one scale.
    pub until: Option<Duration>,
    /// For a page, or for a phone.
    pub layout: Layout,
    /// The colours that the page's drawings have in common; its own where there are none.
    pub errands: Option<&'a Errands>,
    /// Another run, whose drawing has the same options: both begin and end in the same places, and the
    /// first difference is marked in both.
    pub beside: Option<&'a Recording>,
    /// Other runs, whose drawings have the same options: they take turns in one place, and have one
    /// scale.
    pub instead: &'a [Recording],
    /// For a page of HTML that has [`STYLE`] and the colours: leaves out both, the namespace of XML, and what a
    /// page says in its table, when each lane starts and ends and how.
    pub unstyled: bool,
}

/// How wide a drawing may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// Labels left of their lanes, values at their right where there is room: at most 680 pixels.
    #[default]
    Wide,
    /// Labels above their lanes, values below them: 290 pixels, which a screen of 320 has.
    Narrow,
    /// The wide drawing and behind it the narrow one, for a page whose style sheet shows one of them by
    /// their classes, `tl-wide` and `tl-narrow`. The second has the style and the name of the first.
    Both,
}

const FONT: f64 = 15.0;
/// The width of a character: monospaced fonts have 0.6 of their size, some a little more.
const CHARACTER: f64 = 0.62 * FONT;
/// From the middle of a letter to where it stands.
const HALF_LETTER: f64 = 5.0;
/// Half of the width of a mark.
const MARK: f64 = 8.0;

impl Recording {
    /// The drawing, as one line of SVG.
    pub fn to_svg(&self, options: &SvgOptions<'_>) -> String {
        if options.layout != Layout::Both {
            return self.svg(options, false);
        }
        let wide = SvgOptions { layout: Layout::Wide, ..options.clone() };
        let narrow = SvgOptions { layout: Layout::Narrow, ..options.clone() };
        self.svg(&wide, false) + &self.svg(&narrow, true)
    }

    fn svg(&self, options: &SvgOptions<'_>, is_second: bool) -> String {
        let others = options.beside.into_iter().chain(options.instead);
        let until = options.until.max(others.map(Self::extent).max());
        let drawing = draw(self, until);
        let beside = options.beside.map(|other| draw(other, Some(drawing.until)));
        let instead: Vec<Drawing> =
            options.instead.iter().map(|other| draw(other, Some(drawing.until))).collect();
        let mut errands = options.errands.cloned().unwrap_or_default();
        errands.add(self);
        let writer = SvgWriter {
            sheet: Sheet::new(options.layout, &drawing, beside.as_ref(), &instead),
            difference: beside.and_then(|beside| difference(&drawing, &beside)),
            drawing: &drawing,
            errands,
            unstyled: options.unstyled,
            svg: String::new(),
        };
        writer.draw(options, &self.table(), is_second)
    }
}

/// A drawing under way.
struct SvgWriter<'a> {
    drawing: &'a Drawing,
    sheet: Sheet,
    /// From the drawing that it stands beside.
    difference: Option<Difference>,
    errands: Errands,
    unstyled: bool,
    svg: String,
}

impl SvgWriter<'_> {
    fn x(&self, at: Duration) -> f64 {
        self.sheet.x(at)
    }

    fn draw(mut self, options: &SvgOptions<'_>, table: &[Row], is_second: bool) -> String {
        let (width, height) = (Px(self.sheet.width), Px(self.sheet.height));
        let id = escape(options.id_prefix);
        let class = match options.layout {
            Layout::Wide | Layout::Both => "tl tl-wide",
            Layout::Narrow => "tl tl-narrow",
        };
        // Who lays something over the drawing finds its place by these: where its time begins and
        // ends, and how many milliseconds that is.
        let (x0, x1) = (Px(self.sheet.left), Px(self.sheet.left + self.sheet.axis));
        let until = self.drawing.until.as_micros() as f64 / 1000.0;
        self.put(format_args!(
            "<svg class=\"{class}\" data-x0=\"{x0}\" data-x1=\"{x1}\" data-until=\"{until}\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"{}>",
            if self.unstyled { "" } else { " xmlns=\"http://www.w3.org/2000/svg\"" }
        ));
        if !is_second {
            self.name(&id, options.title, table);
        }
        if !is_second && !self.unstyled {
            self.put(format_args!("<style>{STYLE}</style>"));
        }
        self.axis();
        // What leads from row to row lies behind the rows, so that it crosses no text.
        for index in 0..table.len() {
            self.between_rows(index);
        }
        self.mark_difference();
        for (index, cells) in table.iter().enumerate() {
            self.row(index, cells);
        }
        self.svg.push_str("</svg>");
        self.svg
    }

    /// What a screen reader says.
    fn name(&mut self, id: &str, title: &str, table: &[Row]) {
        let title = escape(title);
        let description: Vec<String> = table
            .iter()
            .map(|row| {
                let end = if row.end.is_empty() { "" } else { " to " };
                format!("{} {}{end}{} {}", row.label, row.start, row.end, row.outcome)
            })
            .collect();
        let description = escape(&description.join("; "));
        self.put(format_args!(
            "<title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>"
        ));
    }

    fn axis(&mut self) {
        let bottom = Px(self.sheet.height - 4.0);
        let mut path = String::new();
        let mut right = f64::NEG_INFINITY;
        for tick in &self.drawing.ticks {
            let x = self.x(*tick);
            let label = tick_label(*tick);
            path.push_str(&format!("M{} {HEADER}V{bottom}", Px(x)));
            // A label that would touch the one before it is left out.
            let width = label.len() as f64 * CHARACTER;
            let left = (x - width / 2.0).min(self.sheet.width - width).max(0.0);
            if left > right {
                right = left + width + 6.0;
                self.put(format_args!("<text x=\"{}\" y=\"16\">{label}</text>", Px(left)));
            }
        }
        self.put(format_args!("<path class=\"tl-grid\" d=\"{path}\"/>"));
    }

    fn put(&mut self, piece: fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.svg.write_fmt(piece);
    }
}

/// A length, as short as it is seen.
#[derive(Clone, Copy)]
struct Px(f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (self.0 * 10.0).round() / 10.0;
        // Nor is there a zero below zero.
        if rounded == 0.0 { f.write_str("0") } else { write!(f, "{rounded}") }
    }
}
