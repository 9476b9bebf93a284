//! The blocks that directives become: Markdown with as little HTML around it as the page needs.
//!
//! Drawings stand on one line, because a blank line ends an HTML block. Code stays in Markdown's
//! own fences, so that the page highlights and copies it like any other code.

use std::fmt::Write;

use syllabus::Exercise;
pub use timeline::escape;
use timeline::{Errands, Layout, Recording, STYLE, Step, SvgOptions, What, words};

use crate::run::Run;

/// Code with a small line that says where it stands.
pub fn listing(file: &str, language: &str, code: &str) -> String {
    let caption = format!("<code>{}</code>", escape(file));
    figure("listing", &caption, language, code)
}

/// Two listings side by side.
pub fn twins(asyncio: &str, tokio: &str) -> String {
    format!("<div class=\"twins\">\n{asyncio}\n{tokio}\n</div>")
}

/// One of two listings, with what it is written for as its head.
pub fn twin(head: &str, file: &str, language: &str, code: &str) -> String {
    let caption = format!("<strong>{head}</strong> <code>{}</code>", escape(file));
    figure("listing", &caption, language, code)
}

/// What a run prints, and below it how its caller ended.
pub fn output(lines: &str, recording: &Recording) -> String {
    let printed =
        figure("output", "What it prints, and when", "text", lines.trim_end_matches('\n'));
    // Of a caller that has not ended: what it waits for.
    let tells_the_end =
        |step: &Step| step.lane == Some(0) && matches!(step.what, What::Ends | What::Waits);
    match recording.steps().into_iter().rfind(tells_the_end) {
        None => printed,
        Some(Step { at, text, .. }) => {
            let at = words::duration(at);
            format!("{printed}\n\n<p class=\"resumes\">At {at}: {}</p>", escape(&text))
        }
    }
}

/// What the compiler refuses, and in which words.
pub fn compile_error(file: &str, code: &str, stderr: &str) -> String {
    let refused = figure(
        "listing refused",
        &format!("<strong>Does not compile</strong> <code>{}</code>", escape(file)),
        "rust",
        code,
    );
    let message = figure("output", "What the compiler says", "text", stderr.trim_end());
    format!("{refused}\n\n{message}")
}

/// A run's drawing with its caption and its text form.
pub fn timeline(run: &Run, id: &str, errands: &Errands) -> String {
    drawing(&run.recording, &run.caption, &SvgOptions { id_prefix: id, ..options(errands) })
}

/// Two runs' drawings, which share one scale and mark where they differ first.
pub fn compare(runs: [&Run; 2], ids: [&str; 2], errands: &Errands) -> String {
    let [one, other] = runs.map(|run| &run.recording);
    let drawings = [(0, other), (1, one)].map(|(which, beside)| {
        let Run { recording, caption, .. } = runs[which];
        let options = SvgOptions { id_prefix: ids[which], ..options(errands) };
        drawing(recording, caption, &SvgOptions { beside: Some(beside), ..options })
    });
    let note = one.first_difference(other).map(|at| {
        let at = words::duration(at);
        format!("<p class=\"tl-note\">≠ marks where the two differ first: at {at}.</p>")
    });
    format!("<div class=\"compare\">{}{}</div>", drawings.concat(), note.unwrap_or_default())
}

/// A chapter with the style sheet of its drawings, if it has some.
pub fn drawn(mut chapter: String) -> String {
    if chapter.contains("<svg class=\"tl ") {
        let _ = write!(chapter, "\n\n<style>{STYLE}</style>\n");
    }
    chapter
}

fn options(errands: &Errands) -> SvgOptions<'_> {
    SvgOptions { errands: Some(errands), ..SvgOptions::default() }
}

/// A drawing, wide and narrow, with its caption and its text form. Of the two the page shows the one that
/// has room; the other is there for nobody, a screen reader included. What the drawings of a page look like
/// stands there once: [`drawn`].
pub fn drawing(recording: &Recording, caption: &str, options: &SvgOptions<'_>) -> String {
    let options =
        SvgOptions { title: caption, layout: Layout::Both, unstyled: true, ..options.clone() };
    let (svg, caption) = (recording.to_svg(&options), escape(caption));
    format!(
        "<figure class=\"timeline\"><div class=\"tl-scroll\">{svg}</div>\
         <figcaption>{caption}</figcaption>{}</figure>",
        as_text(recording)
    )
}

/// The lesson's exercises as a list, each with its file and the command that checks it.
pub fn exercises<'a>(exercises: impl Iterator<Item = (&'a Exercise, String, String)>) -> String {
    let items = exercises.zip(1..).map(|((exercise, file, command), place)| {
        let Exercise { title, minutes, read, .. } = exercise;
        format!(
            "{place}. **{title}** ({minutes} minutes, [what to read first]({read}))  \n   \
             `{file}`  \n   `{command}`"
        )
    });
    items.collect::<Vec<_>>().join("\n")
}

/// A lesson's minutes as a line of their own.
pub fn minutes(minutes: u32) -> String {
    format!("<p class=\"minutes\">{minutes} minutes</p>")
}

fn figure(class: &str, caption: &str, language: &str, code: &str) -> String {
    let fence = fence(code);
    // Else mdBook wraps code without a `main` into one, hidden, and copies it along.
    let language = if language == "rust" { "rust,noplayground" } else { language };
    format!(
        "<figure class=\"{class}\"><figcaption>{caption}</figcaption>\n\n\
         {fence}{language}\n{code}\n{fence}\n\n</figure>"
    )
}

/// Longer than any run of backticks in the code.
fn fence(code: &str) -> String {
    let longest = code.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

fn as_text(recording: &Recording) -> String {
    format!(
        "<details><summary>As text</summary>{}<div class=\"table-wrapper\">{}</div></details>",
        recording.steps_html(),
        recording.table_html()
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use timeline::{Lane, Line, Moment, Outcome};

    use super::*;

    #[test]
    fn a_fence_is_longer_than_those_in_the_code() {
        assert_eq!(fence("no ticks"), "```");
        assert_eq!(fence("/// ```\n/// ````"), "`````");
    }

    #[test]
    fn text_becomes_one_line_of_html() {
        assert_eq!(escape("a<b> & \"c\"\nd"), "a&lt;b&gt; &amp; &quot;c&quot; d");
    }

    /// Whatever a lane is called, and whenever it ends.
    #[test]
    fn the_end_that_is_told_is_the_callers() {
        let moment = |step: u32| Moment { at: Duration::from_secs(step.into()), step };
        let lane = |label: &str, parent, end: u32, outcome| Lane {
            label: label.to_owned(),
            number: None,
            kind: label.to_owned(),
            parent,
            spawned: true,
            start: moment(0),
            polls: vec![moment(0)],
            end: Some(moment(end)).filter(|_| outcome != Outcome::Open),
            outcome,
            takes: None,
        };
        let told = |outcome, waits| {
            let caller = lane("caller", None, 1, outcome);
            let other = lane("caller of the bank", Some(0), 2, Outcome::Finished("8".to_owned()));
            let line = |lane| {
                let text = "hello".to_owned();
                Line { moment: moment(5), lane, text }
            };
            let lines = vec![line(Some(0)), line(Some(1)), line(None)];
            let lanes = vec![caller, other];
            let html = output("", &Recording { lanes, lines, waits, elapsed: moment(9).at });
            html.split_once("<p class=\"resumes\">").map(|(_, told)| told.to_owned()).unwrap()
        };
        let ended = told(Outcome::Finished("7".to_owned()), vec![]);
        assert_eq!(ended, "At 1 s: caller resumes with 7</p>");
        assert_eq!(told(Outcome::Panicked, vec![]), "At 1 s: caller panicked</p>");
        assert_eq!(told(Outcome::Open, vec![moment(3)]), "At 3 s: caller waiting</p>");
    }
}
