//! The marks on a lane: its start, its polls, what it prints, that it is asked to stop, and how it ended. Each has a
//! shape of its own, so that colour is never needed to tell them apart.

use std::fmt::Write;
use std::time::Duration;

use super::style::class;
use super::{MARK, Px, SvgWriter};
use crate::Outcome;
use crate::layout::DrawnRow;

impl SvgWriter<'_> {
    /// A stroke for each poll.
    pub(super) fn polls(&mut self, row: &DrawnRow, y: f64) {
        if !row.polls.is_empty() {
            let mut path = String::new();
            for poll in &row.polls {
                let _ = write!(path, "M{} {}v10", Px(self.x(*poll)), Px(y - 5.0));
            }
            self.put(format_args!("<path class=\"tl-link tl-poll\" d=\"{path}\"/>"));
        }
    }

    /// The start, prints, and requests to stop.
    pub(super) fn happened(&mut self, index: usize) {
        let (row, y) = (&self.drawing.rows[index], self.sheet.places[index].middle);
        let (start, middle) = (Px(self.x(row.start)), Px(y));
        self.put(format_args!(
            "<circle class=\"tl-start\" cx=\"{start}\" cy=\"{middle}\" r=\"5\"/>"
        ));
        for print in &row.prints {
            let (x, below) = (Px(self.x(*print)), Px(y + 11.5));
            self.put(format_args!(
                "<circle class=\"tl-print\" cx=\"{x}\" cy=\"{below}\" r=\"2.5\"/>"
            ));
        }
        if let Some(cut) = row.cut {
            let (x, top) = (Px(self.x(cut) - 2.5), Px(y - 7.0));
            self.put(format_args!("<path class=\"tl-ask\" d=\"M{x} {top}v14m5-14v14\"/>"));
        }
        for request in &row.requests {
            let (x, top) = self.request_at(index, *request);
            let (x, top) = (Px(x - 6.0), Px(top));
            self.put(format_args!("<path class=\"tl-ask\" d=\"M{x} {top}h12l-6 11z\"/>"));
        }
    }

    /// Where a request stands: on its lane. Above it where the lane starts or ends at that instant; and where the label
    /// is there, after the start and before the end, as in the order in which they happen, if the lane is long enough
    /// for all marks.
    fn request_at(&self, index: usize, request: Duration) -> (f64, f64) {
        /// Clear of a start's mark.
        const AFTER: f64 = 13.0;
        /// Clear of an end's mark, and of a ring around it.
        const BEFORE: f64 = 18.0;
        /// Its height, and a gap to such a ring.
        const ABOVE: f64 = 23.0;
        let (row, place) = (&self.drawing.rows[index], &self.sheet.places[index]);
        let (x, y) = (self.x(request), place.middle);
        let end = self.x(row.end.unwrap_or(self.drawing.until));
        let (first, last) = (self.x(row.start) + AFTER, end - BEFORE);
        let is_on_label = place.label_at.1 < y && x - BEFORE < place.label_right();
        match x {
            _ if (first..=last).contains(&x) => (x, y - 5.0),
            _ if !is_on_label => (x, y - ABOVE),
            _ if first <= last => (x.clamp(first, last), y - 5.0),
            _ => (x, y - 5.0),
        }
    }

    /// The mark of a row's end. Hollow where nobody reads the result.
    pub(super) fn mark(&mut self, row: &DrawnRow, y: f64) {
        let x = self.x(row.end.unwrap_or(self.drawing.until));
        let class = class(&row.outcome);
        let (hollow, sign) = match row.detached {
            true => (" tl-hollow", format!("{class} tl-line")),
            false => ("", "tl-sign".to_owned()),
        };
        let (cx, cy) = (Px(x), Px(y));
        match row.outcome {
            Outcome::Finished(_) if row.is_caller => self.put(format_args!(
                "<path class=\"tl-call-end\" d=\"M{} {}l14 8l-14 8z\"/>",
                Px(x - 6.0),
                Px(y - 8.0)
            )),
            Outcome::Finished(_) => self.put(format_args!(
                "<circle class=\"{class}{hollow}\" cx=\"{cx}\" cy=\"{cy}\" r=\"{MARK}\"/>\
                 <path class=\"{sign}\" d=\"M{} {cy}l3 3.5l5-7\"/>",
                Px(x - 4.0)
            )),
            Outcome::Failed(_) => self.put(format_args!(
                "<path class=\"{class}{hollow}\" d=\"{}\"/>\
                 <path class=\"{sign}\" d=\"M{} {}l8 8m0-8l-8 8\"/>",
                square(x, y, MARK - 0.75),
                Px(x - 4.0),
                Px(y - 4.0)
            )),
            Outcome::Panicked => self.put(format_args!(
                "<path class=\"{class} tl-hollow\" d=\"{}\"/><path class=\"{class}{hollow}\" \
                 d=\"{}\"/><path class=\"{sign}\" d=\"M{cx} {}v6m0 2v2.5\"/>",
                square(x, y, MARK + 2.0),
                square(x, y, MARK - 1.5),
                Px(y - 5.5)
            )),
            Outcome::Cancelled => self.put(format_args!(
                "<circle class=\"{class} tl-hollow\" cx=\"{cx}\" cy=\"{cy}\" r=\"{MARK}\"/>\
                 <path class=\"{class}\" d=\"M{} {}l10-10\"/>",
                Px(x - 5.0),
                Px(y + 5.0)
            )),
            Outcome::TimedOut => self.put(format_args!(
                "<circle class=\"{class} tl-hollow\" cx=\"{cx}\" cy=\"{cy}\" r=\"{MARK}\"/>\
                 <path class=\"{class}\" d=\"M{cx} {}a{MARK} {MARK} 0 0 0 0 {}z\"/>",
                Px(y - MARK),
                2.0 * MARK
            )),
            Outcome::Open => self.put(format_args!(
                "<path class=\"{class}\" d=\"M{cx} {}l7 6l-7 6\"/>",
                Px(y - 6.0)
            )),
        }
    }
}

fn square(x: f64, y: f64, half: f64) -> String {
    let (left, top, side) = (Px(x - half), Px(y - half), Px(2.0 * half));
    format!("M{left} {top}h{side}v{side}h-{side}z")
}
