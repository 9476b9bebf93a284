//! A row: its label, the bar of its waiting, what happened on it, and what it leaves.

use std::fmt::Write;

use super::sheet::Tail;
use super::style::class;
use super::{HALF_LETTER, MARK, Px, SvgWriter, escape};
use crate::Row;
use crate::layout::DrawnRow;
use crate::units::{circled, duration};

/// Fallbacks of the colours of errands: dark on light paper, as `book/web/timeline.css` has them.
const COLOURS: [&str; crate::errands::COLOURS] =
    ["#1e52ce", "#592a03", "#0b704e", "#7c107d", "#6c5700", "#4514b3", "#8a063d", "#3a4553"];

impl SvgWriter<'_> {
    pub(super) fn row(&mut self, index: usize, cells: &Row) {
        let row = &self.drawing.rows[index];
        let place = &self.sheet.places[index];
        let y = place.middle;
        let (x, baseline) = place.label_at;
        let label = escape(&place.label);
        // A label above its lane leaves no room for what is laid over it, but right of itself.
        let over = (baseline < y).then_some((place.label_right() + 8.0, baseline + HALF_LETTER));
        self.put(format_args!("<g data-lane=\"{}\" ", escape(&cells.label)));
        if !self.unstyled {
            self.put(format_args!(
                "data-start=\"{}\" data-end=\"{}\" data-outcome=\"{}\" ",
                escape(&cells.start),
                escape(&cells.end),
                escape(&cells.outcome)
            ));
        }
        match over {
            Some((x, y)) => self.put(format_args!("data-x=\"{}\" data-y=\"{}\" ", Px(x), Px(y))),
            None => self.put(format_args!("data-y=\"{}\" ", Px(y))),
        }
        if let Some(taken) = row.untaken_until {
            self.put(format_args!("data-taken=\"{}\" ", duration(taken)));
        }
        match row.errand.as_deref().and_then(|errand| self.errands.colour(errand)) {
            Some(number) => {
                let fallback = match self.unstyled {
                    true => String::new(),
                    false => format!(",{}", COLOURS[number - 1]),
                };
                self.put(format_args!(
                    "data-errand=\"{number}\" color=\"var(--tl-e{number}{fallback})\">"
                ));
            }
            None => self.put(format_args!("color=\"var(--tl-wait,#6e7b8a)\">")),
        }
        let style = if row.detached { " font-style=\"italic\"" } else { "" };
        let (x, baseline) = (Px(x), Px(baseline));
        self.put(format_args!("<text x=\"{x}\" y=\"{baseline}\"{style}>{label}</text>"));
        self.bar(row, y);
        self.polls(row, y);
        self.behind_the_end(row, y);
        self.happened(index);

        self.mark(row, y);
        self.tail(index);
        self.svg.push_str("</g>");
    }

    /// Waiting. The caller's is striped, that of a detached lane is broken.
    fn bar(&mut self, row: &DrawnRow, y: f64) {
        let start = self.x(row.start);
        let end = self.x(row.end.unwrap_or(self.drawing.until));
        let texture = match (row.is_caller, row.detached) {
            (true, _) => " tl-call",
            (false, true) => " tl-apart",
            (false, false) => "",
        };
        let (left, middle, right) = (Px(start), Px(y), Px(end));
        self.put(format_args!("<path class=\"tl-bar{texture}\" d=\"M{left} {middle}H{right}\"/>"));
        if let Some((last_start, first_end)) = row.spread {
            let (last_start, first_end) = (Px(self.x(last_start)), Px(self.x(first_end)));
            let class = class(&row.outcome);
            self.put(format_args!(
                "<path class=\"tl-bar tl-spread\" d=\"M{left} {middle}H{last_start}\"/>\
                 <path class=\"{class} tl-spread\" d=\"M{first_end} {middle}H{right}\"/>"
            ));
        }
    }

    /// The ghost of what never ran is hatched; the time in which a result is ready and not taken is shaded.
    fn behind_the_end(&mut self, row: &DrawnRow, y: f64) {
        let Some(end) = row.end.map(|end| self.x(end)) else { return };
        if let Some(until) = row.ghost_until {
            // Leaning dashes.
            let (left, width) = (end + MARK + 3.0, self.x(until) - end - MARK - 3.0);
            let (left, middle, width) = (Px(left), Px(y), Px(width.max(0.0)));
            self.put(format_args!(
                "<path class=\"tl-ghost\" transform=\"translate({left} {middle})skewX(-27)\" d=\"M0 0H{width}\"/>"
            ));
        }
        if let Some(taken) = row.untaken_until {
            let (left, top, right) = (Px(end), Px(y - 7.5), Px(self.x(taken)));
            self.put(format_args!(
                "<path class=\"tl-ready\" d=\"M{left} {top}H{right}v15H{left}z\"/>"
            ));
        }
    }

    /// The number of the end within its instant, and the value: in a box where it is a result.
    fn tail(&mut self, index: usize) {
        let Some(tail) = &self.sheet.places[index].tail else { return };
        let mut svg = String::new();
        if let Some(number) = tail.number {
            let (x, baseline) = (Px(tail.x), tail.baselines().next().map_or(0.0, |(y, _)| y));
            let (number, baseline) = (circled(number), Px(baseline));
            let _ =
                write!(svg, "<text class=\"tl-number\" x=\"{x}\" y=\"{baseline}\">{number}</text>");
        }
        if tail.is_result {
            let dashes =
                if self.drawing.rows[index].detached { " stroke-dasharray=\"4 3\"" } else { "" };
            let _ = write!(svg, "{}{dashes}/>", result_box(tail));
        }
        for (baseline, line) in tail.baselines().filter(|(_, line)| !line.is_empty()) {
            let (x, baseline, line) = (Px(tail.text_x()), Px(baseline), escape(line));
            let _ = write!(svg, "<text x=\"{x}\" y=\"{baseline}\">{line}</text>");
        }
        self.svg.push_str(&svg);
    }
}

fn result_box(tail: &Tail) -> String {
    let before = tail.number_width();
    let (x, y) = (Px(tail.x + before), Px(tail.top));
    let (width, height) = (Px(tail.width - before), Px(tail.height()));
    format!(
        "<rect class=\"tl-result\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
         rx=\"7\""
    )
}
