//! A recording as HTML: its steps, its table, and a whole page that needs nothing else.

use std::fmt::Write;

use crate::{Recording, Step, SvgOptions, What, escape, units};

impl Recording {
    /// One page with the drawing, what was printed, everything that happened in order, and the table of all
    /// lanes.
    ///
    /// The page is complete in itself: it loads no script, font or picture, so you can send it to a
    /// colleague or keep it with a build. It follows the reader's choice of light or dark, and
    /// screen readers read its text in place of the drawing.
    ///
    /// # Example
    /// ```no_run
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() -> std::io::Result<()> {
    /// use std::time::Duration;
    ///
    /// #[tracing::instrument(ret)]
    /// async fn brew(name: &str) -> &str {
    ///     tokio::time::sleep(Duration::from_secs(2)).await;
    ///     "ready"
    /// }
    ///
    /// let recording = timeline::record(async { tokio::join!(brew("tea"), brew("coffee")) }).await;
    /// std::fs::write("run.html", recording.to_html())?;
    /// # Ok(()) }
    /// ```
    pub fn to_html(&self) -> String {
        let title = self.title();
        let svg =
            self.to_svg(&SvgOptions { id_prefix: "run", title: &title, ..SvgOptions::default() });
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
             <h1>{title}</h1>\n\
             <div class=\"drawing\" tabindex=\"0\" role=\"group\" aria-label=\"Timeline\">{svg}</div>\n\
             <h2>What happened</h2>\n{}\n<h2>Lanes</h2>\n\
             <div class=\"drawing\" tabindex=\"0\" role=\"group\" aria-label=\"Table of lanes\">{}</div>\n\
             <h2>As text</h2>\n<pre tabindex=\"0\">{}</pre>\n</main>\n</body>\n</html>\n",
            self.steps_html(),
            self.table_html(),
            lines(&self.chart(None)),
            title = escape(&title),
        )
    }

    /// Everything that happened, as an ordered list of HTML on one line: `<ol class="tl-steps">…</ol>`.
    ///
    /// Each item has data for a script that steps through the run: when it happened, in
    /// milliseconds (`data-at`), in which lane (`data-of`, the lane's label), at which line of code
    /// (`data-line`, `file:line`), and whether it prints (`data-prints`).
    pub fn steps_html(&self) -> String {
        let mut html = String::from("<ol class=\"tl-steps\">");
        for Step { at, number, lane, what, text, place } in self.steps() {
            let _ = write!(html, "<li data-at=\"{}\"", at.as_micros() as f64 / 1000.0);
            if let Some(lane) = lane {
                let _ = write!(html, " data-of=\"{}\"", escape(&self.lanes[lane].label));
            }
            if let Some(place) = place {
                let _ = write!(html, " data-line=\"{}\"", escape(&place.to_string()));
            }
            if what == What::Prints {
                html.push_str(" data-prints=\"\"");
            }
            let at = units::duration(at);
            let number = number.map_or(String::new(), |number| units::circled(number) + " ");
            let _ = write!(html, "><strong>{at}</strong> {number}{}</li>", escape(&text));
        }
        html + "</ol>"
    }

    /// The table of all lanes, as HTML on one line: `<table>…</table>`.
    pub fn table_html(&self) -> String {
        let mut html = String::from("<table><thead><tr>");
        for head in ["lane", "start", "end", "polled", "outcome"] {
            let _ = write!(html, "<th>{head}</th>");
        }
        html.push_str("</tr></thead><tbody>");
        for row in self.table() {
            html.push_str("<tr>");
            for cell in [row.label, row.start, row.end, row.polled, row.outcome] {
                let _ = write!(html, "<td>{}</td>", escape(&cell));
            }
            html.push_str("</tr>");
        }
        html + "</tbody></table>"
    }

    /// The page's title: `3 lanes in 2.5 s`.
    fn title(&self) -> String {
        let lanes = self.lanes.len().saturating_sub(1);
        let plural = if lanes == 1 { "" } else { "s" };
        format!("{lanes} lane{plural} in {}", units::duration(self.elapsed))
    }
}

/// Several lines of text: each line is escaped and stays one line.
fn lines(text: &str) -> String {
    text.lines().map(|line| escape(line) + "\n").collect()
}

/// In light, the colours are the drawing's own fallbacks; in dark they are lighter, to be seen
/// there.
const STYLE: &str = "\
:root { color-scheme: light dark; --bg: #ffffff; --fg: #1b1f24; --line: #c8ced6; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #16191d; --fg: #e4e7eb; --line: #454c55; --tl-run: #4991f5; --tl-ok: #78f4d8;
    --tl-fail: #fa5347; --tl-timeout: #fcd23c; --tl-wait: #7e858f;
    --tl-e1: #3e8df8; --tl-e2: #c76c34; --tl-e3: #47ecb3; --tl-e4: #d84ab8;
    --tl-e5: #d3ba54; --tl-e6: #bda3fd; --tl-e7: #fc7594; --tl-e8: #88b2c3; }
}
body { margin: 0; background: var(--bg); color: var(--fg); font: 17px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
.drawing, pre { overflow-x: auto; }
pre { font: 14px/1.25 ui-monospace, monospace; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.2rem 0.6rem; text-align: start; overflow-wrap: anywhere; }
@media print { .drawing, pre { overflow: visible; } }
";
