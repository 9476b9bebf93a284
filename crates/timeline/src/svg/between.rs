//! What leads from row to row: brackets, links, deadlines; and where a drawing differs from another.

use std::fmt::Write;

use super::sheet::{BRACKET, HEADER, NESTED};
use super::style::class;
use super::{CHARACTER, MARK, Px, SvgWriter};
use crate::Outcome;
use crate::layout::{DrawnRow, Group};

/// Where the words about a difference end, which a line through them would change.
const BELOW_WORDS: f64 = HEADER + 17.0;

impl SvgWriter<'_> {
    pub(super) fn between_rows(&mut self, index: usize) {
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
        let top = Px(self.sheet.places[index].top + 2.0);
        let bottom = Px(self.sheet.places[index + group.size].bottom - 2.0);
        let open = self.x(row.start) - BRACKET - NESTED * (group.height - 1) as f64;
        let mut path = format!("M{} {top}h-5V{bottom}h5", Px(open + 5.0));
        if let Some(end) = row.end.filter(|_| group.is_closed) {
            let _ = write!(path, "M{} {top}h5V{bottom}h-5", Px(self.x(end) - 5.0));
        }
        self.put(format_args!("<path class=\"tl-link tl-group\" d=\"{path}\"/>"));
    }

    /// The thin line from the lane that spawned this one, cut where that one ended before it; and
    /// the dashed one from where that one asked for its cancellation.
    fn links(&mut self, index: usize, starter: usize) {
        let row = &self.drawing.rows[index];
        let (x, y) = (self.x(row.start), self.sheet.places[index].middle);
        let from = Px(self.sheet.places[starter].middle + MARK);
        let cut = match row.detached {
            true => format!("M{} {}h8m-8 3h8", Px(x - 4.0), Px(y - 11.0)),
            false => String::new(),
        };
        let (x, to) = (Px(x), Px(y - 5.0));
        self.put(format_args!("<path class=\"tl-link\" d=\"M{x} {from}V{to}{cut}\"/>"));
        if let Some(request) = row.request {
            let (x, to) = (Px(self.x(request)), Px(y - MARK));
            self.put(format_args!(
                "<path class=\"tl-link tl-request\" d=\"M{x} {from}V{to}\" stroke-dasharray=\"3 2\"/>"
            ));
        }
    }

    fn deadline(&mut self, row: &DrawnRow) {
        let x = Px(self.x(row.end.unwrap_or(self.drawing.until)));
        let (bottom, class) = (Px(self.sheet.height - 4.0), class(&row.outcome));
        let top = Px(self.difference.as_ref().map_or(HEADER, |_| BELOW_WORDS));
        self.put(format_args!(
            "<path class=\"{class}\" d=\"M{x} {top}V{bottom}\" stroke-dasharray=\"8 3 2 3\"/>"
        ));
    }

    /// A line at the first instant at which this run differs from the one beside it, and a ring
    /// around the place in each row that differs.
    pub(super) fn mark_difference(&mut self) {
        let Some(difference) = self.difference.take() else { return };
        const WORDS: &str = "≠ from here";
        let x = self.x(difference.at);
        let width = 11.0 * CHARACTER;
        let left = Px((x - 5.0).min(self.sheet.width - width).max(0.0));
        let (x, bottom) = (Px(x), Px(self.sheet.height - 4.0));
        let (top, baseline) = (Px(BELOW_WORDS), Px(HEADER + 12.0));
        self.put(format_args!(
            "<path class=\"tl-differs\" d=\"M{x} {top}V{bottom}\"/><text x=\"{left}\" y=\"{baseline}\" >{WORDS}</text>"
        ));
        for (index, place) in self.sheet.places.iter().enumerate() {
            if difference.rows.contains(&index) {
                let _ = write!(
                    self.svg,
                    "<circle class=\"tl-differs tl-differs-in\" cx=\"{x}\" cy=\"{}\" r=\"11\"/>",
                    Px(place.middle)
                );
            }
        }
    }
}
