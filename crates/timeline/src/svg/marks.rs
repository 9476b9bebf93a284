//! How a lane ended: a shape for each outcome, so that colour is never needed to tell them apart.

use super::{MARK, PAPER, Pen, RUN, colour};
use crate::Outcome;
use crate::layout::DrawnRow;

impl Pen<'_> {
    /// The mark of a row's end. Hollow where nobody reads the result.
    pub(super) fn mark(&mut self, row: &DrawnRow, y: f64) {
        let x = self.x(row.end.unwrap_or(self.drawing.until));
        let (fill, stroke) = match (row.detached, colour(&row.outcome)) {
            (true, colour) => (PAPER, colour),
            (false, colour) => (colour, colour),
        };
        let sign = if row.detached { stroke } else { PAPER };
        match row.outcome {
            Outcome::Finished(_) if row.is_caller => self.put(format_args!(
                "<path d=\"M{:.1} {:.1} l12 6.5 l-12 6.5 z\" fill=\"{RUN}\"/>",
                x - 5.0,
                y - 6.5
            )),
            Outcome::Finished(_) => self.put(format_args!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{MARK}\" fill=\"{fill}\" \
                 stroke=\"{stroke}\" stroke-width=\"1.5\"/><path d=\"M{:.1} {y:.1} l2.5 3 l4.5 -6\" \
                 fill=\"none\" stroke=\"{sign}\" stroke-width=\"2\"/>",
                x - 3.5
            )),
            Outcome::Failed(_) => self.put(format_args!(
                "<path d=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.5\"/>\
                 <path d=\"M{:.1} {:.1} l7 7 m0 -7 l-7 7\" fill=\"none\" stroke=\"{sign}\" \
                 stroke-width=\"2\"/>",
                square(x, y, MARK - 0.75),
                x - 3.5,
                y - 3.5
            )),
            Outcome::Panicked => self.put(format_args!(
                "<path d=\"{}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"1.5\"/>\
                 <path d=\"{}\" fill=\"{fill}\"/><path d=\"M{x:.1} {:.1} v5 m0 2 v2\" \
                 fill=\"none\" stroke=\"{sign}\" stroke-width=\"2\"/>",
                square(x, y, MARK + 2.5),
                square(x, y, MARK - 0.5),
                y - 4.5
            )),
            Outcome::Cancelled => self.put(format_args!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{MARK}\" fill=\"{PAPER}\" \
                 stroke=\"{stroke}\" stroke-width=\"2\"/><path d=\"M{:.1} {:.1} l9 -9\" \
                 stroke=\"{stroke}\" stroke-width=\"2\"/>",
                x - 4.5,
                y + 4.5
            )),
            Outcome::TimedOut => self.put(format_args!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{MARK}\" \
                 fill=\"{PAPER}\" stroke=\"{stroke}\" stroke-width=\"2\"/><path d=\"M{x:.1} {:.1} \
                 a{MARK} {MARK} 0 0 0 0 {d:.1} z\" fill=\"{stroke}\"/>",
                y - MARK,
                d = 2.0 * MARK
            )),
            Outcome::Open => self.put(format_args!(
                "<path d=\"M{:.1} {:.1} l6 5 l-6 5\" fill=\"none\" stroke=\"{stroke}\" \
                 stroke-width=\"2\"/>",
                x + 1.0,
                y - 5.0
            )),
        }
    }
}

fn square(x: f64, y: f64, half: f64) -> String {
    format!("M{:.1} {:.1} h{s} v{s} h-{s} z", x - half, y - half, s = 2.0 * half)
}
