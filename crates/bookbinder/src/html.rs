//! The blocks that replace directives: Markdown, with as little HTML around it as the page needs.
//!
//! A drawing stands on one line, because a blank line ends an HTML block. Code stays in Markdown's
//! own fences, so that the page highlights and copies it like any other code.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;

use syllabus::{Exercise, Lesson};
pub use timeline::escape;
use timeline::{Errands, Layout, Recording, STYLE, Step, SvgOptions, What, units};

use crate::listing::language;
use crate::marks::Mark;
use crate::run::Run;
use crate::sources::Part;

/// Code, with a small line that names its file.
pub fn listing(part: &Part) -> String {
    listed("listing", "", part)
}

/// Two listings side by side.
pub fn twins(asyncio: &str, tokio: &str) -> String {
    format!("<div class=\"twins\">\n{asyncio}\n{tokio}\n</div>")
}

/// One of two listings; its head says for which library it is written.
pub fn twin(head: &str, part: &Part) -> String {
    listed("listing", head, part)
}

/// What a run prints, and below it how its caller ended. `run` is the run's [id](Run::id).
pub fn output(run: &str, lines: &str, recording: &Recording) -> String {
    let data = format!(" data-run=\"{}\"", escape(run));
    let caption = "What it prints, and when";
    let printed = figure("output", &data, caption, "text", lines.trim_end_matches('\n'));
    // If the caller has not ended, the sentence says what the caller waits for.
    let tells_the_end =
        |step: &Step| step.lane == Some(0) && matches!(step.what, What::Ends | What::Waits);
    match recording.steps().into_iter().rfind(tells_the_end) {
        None => printed,
        Some(Step { at, text, .. }) => {
            let at = units::duration(at);
            format!("{printed}\n\n<p class=\"resumes\">At {at}: {}</p>", escape(&text))
        }
    }
}

/// Code that the compiler refuses, and the compiler's message.
pub fn compile_error(part: &Part, stderr: &str) -> String {
    let refused = listed("listing refused", "Does not compile", part);
    let message = figure("output", "", "What the compiler says", "text", stderr.trim_end());
    format!("{refused}\n\n{message}")
}

/// A run's drawing with its caption and its text form.
pub fn timeline(run: &Run, id: &str, errands: &Errands) -> String {
    drawing(&run.recording, &run.caption, &SvgOptions { id_prefix: id, ..options(errands) })
}

/// The drawings of two runs on one scale; their first difference is marked.
pub fn compare(runs: [&Run; 2], ids: [&str; 2], errands: &Errands) -> String {
    let [one, other] = runs.map(|run| &run.recording);
    let drawings = [(0, other), (1, one)].map(|(which, beside)| {
        let Run { recording, caption, .. } = runs[which];
        let options = SvgOptions { id_prefix: ids[which], ..options(errands) };
        drawing(recording, caption, &SvgOptions { beside: Some(beside), ..options })
    });
    let note = one.first_difference(other).map(|at| {
        let at = units::duration(at);
        format!("<p class=\"tl-note\">≠ marks where the two differ first: at {at}.</p>")
    });
    format!("<div class=\"compare\">{}{}</div>", drawings.concat(), note.unwrap_or_default())
}

/// A chapter, with the style sheet for its drawings if it has drawings.
pub fn drawn(mut chapter: String) -> String {
    if chapter.contains("<svg class=\"tl ") {
        let _ = write!(chapter, "\n\n<style>{STYLE}</style>\n");
    }
    chapter
}

fn options(errands: &Errands) -> SvgOptions<'_> {
    SvgOptions { errands: Some(errands), ..SvgOptions::default() }
}

/// A drawing in a wide and a narrow form, with its caption and its text form. The page shows the
/// form that fits, and hides the other one from everybody, also from screen readers. The style of
/// drawings stands in a page once: see [`drawn`].
pub fn drawing(recording: &Recording, caption: &str, options: &SvgOptions<'_>) -> String {
    let options =
        SvgOptions { title: caption, layout: Layout::Both, unstyled: true, ..options.clone() };
    let (svg, caption) = (recording.to_svg(&options), escape(caption));
    format!(
        "<figure class=\"timeline\" id=\"{}\"><div class=\"tl-scroll\">{svg}</div>\
         <figcaption>{caption}</figcaption>{}</figure>",
        options.id_prefix,
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

/// A line above a lesson's title that says where the lesson stands in the course.
pub fn place(lesson: &Lesson, lessons: usize, questions: usize) -> String {
    let number = lesson.number;
    let road = (1..=lessons).map(|place| match place.cmp(&usize::from(number)) {
        Ordering::Less => "<i class=\"gone\"></i>",
        Ordering::Equal => "<i class=\"here\"></i>",
        Ordering::Greater => "<i></i>",
    });
    let road = road.collect::<String>();
    let count = |count, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    // What is told of the reader's progress takes the place of these words.
    let exercises = match lesson.exercises.len() {
        0 => String::new(),
        all => format!(
            "<span class=\"solved\" data-lesson=\"lesson-{number:02}\">{}</span>",
            count(all, "exercise", "exercises")
        ),
    };
    let known = match questions {
        0 => String::new(),
        _ => format!(
            "<span class=\"known\" data-lesson=\"lesson-{number:02}\" data-questions=\"{questions}\">{}</span>",
            count(questions, "question", "questions")
        ),
    };
    format!(
        "<div class=\"where\"><span>Lesson {number} of {lessons}</span><span class=\"road\" \
         aria-hidden=\"true\">{road}</span><span>{} min</span>{exercises}{known}</div>\n\n",
        lesson.minutes,
    )
}

/// The meanings of marks that a reader meets for the first time.
pub fn new_marks(marks: &[Mark]) -> String {
    let items = marks.iter().map(|mark| {
        let (sign, words) = mark.words();
        format!("<li><b>{sign}</b> {words}</li>")
    });
    let items = items.collect::<String>();
    format!(
        "<aside class=\"margin\" role=\"note\"><p>New in this drawing</p><ul>{items}</ul></aside>"
    )
}

/// A slider that chooses between runs of one program, all drawn on one scale. Without a script, the
/// page shows the first and the last run.
pub fn overlap(runs: &[(String, Duration)]) -> String {
    let last = runs.len() - 1;
    let drawn = runs.iter().enumerate().map(|(place, (drawing, ends))| {
        let extreme = if place == 0 || place == last { " extreme" } else { "" };
        let ends = units::duration(*ends);
        format!("<div class=\"run{extreme}\" data-ends=\"{ends}\">{drawing}</div>")
    });
    let first = runs.first().map(|(_, ends)| units::duration(*ends)).unwrap_or_default();
    // To begin a block, the tag must stand alone on its line, below an empty line.
    format!(
        "\n<gf-overlap>\n<div class=\"slide\"><label for=\"overlap\">One after another</label><input id=\"overlap\" \
         type=\"range\" min=\"0\" max=\"{last}\" value=\"0\"><span>all at once</span> \
         <output for=\"overlap\" aria-live=\"off\">{first}</output></div>{}\n</gf-overlap>\n",
        drawn.collect::<String>()
    )
}

/// A lesson's minutes as a line of their own.
pub fn minutes(minutes: u32) -> String {
    format!("<p class=\"minutes\">{minutes} minutes</p>")
}

/// Code under the name of its file; it has the number of each line, for scripts that look for a
/// line.
fn listed(class: &str, head: &str, Part { file, shown }: &Part) -> String {
    let (name, lines) = (escape(file), shown.spans());
    let head = if head.is_empty() { String::new() } else { format!("<strong>{head}</strong> ") };
    let caption = format!("{head}<code>{name}</code>");
    let data = format!(" data-file=\"{name}\" data-lines=\"{lines}\"");
    figure(class, &data, &caption, language(file), &shown.code)
}

fn figure(class: &str, data: &str, caption: &str, language: &str, code: &str) -> String {
    let fence = fence(code);
    // Without `noplayground`, mdBook hides a `main` around code that has none, and copies that too.
    let language = if language == "rust" { "rust,noplayground" } else { language };
    format!(
        "<figure class=\"{class}\"{data}><figcaption>{caption}</figcaption>\n\n\
         {fence}{language}\n{code}\n{fence}\n\n</figure>"
    )
}

/// A fence that is longer than any run of backticks in the code.
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

/// The chapter, with a class on each text form that was shown before: in this chapter or in an
/// earlier one. So a run's text is printed once, both in a printed chapter and in the whole printed
/// book.
pub fn texts_told_once(chapter: &str, told: &mut BTreeSet<String>) -> String {
    const TEXT: &str = "<details><summary>As text</summary>";
    let mut here = BTreeSet::new();
    let mut parts = chapter.split(TEXT);
    let mut marked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (text, _) = part.split_once("</details>").unwrap_or((part, ""));
        let text = without_attributes(text);
        let class = match (here.insert(text.clone()), told.contains(&text)) {
            (false, _) => " class=\"told again\"",
            (true, true) => " class=\"told\"",
            (true, false) => "",
        };
        let _ = write!(marked, "<details{class}>{}{part}", &TEXT["<details>".len()..]);
    }
    told.extend(here);
    marked
}

/// HTML whose tags have only their names: for a reader, texts are the same even if scripts find
/// different data in them.
fn without_attributes(html: &str) -> String {
    let mut parts = html.split('<');
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split(' ').next().unwrap_or(tag);
        let _ = write!(bare, "<{name}>{text}");
    }
    bare
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use timeline::{Lane, Line, LineLevel, Moment, Outcome};

    use super::*;

    #[test]
    fn a_fence_is_longer_than_those_in_the_code() {
        assert_eq!(fence("no ticks"), "```");
        assert_eq!(fence("/// ```\n/// ````"), "`````");
    }

    #[test]
    fn a_text_is_told_once_in_a_chapter_and_once_in_the_book() {
        let text = |class: &str, of: &str| {
            format!("<details{class}><summary>As text</summary>{of}</details>\n")
        };
        let two = |classes: [&str; 3]| {
            // Data for scripts does not make a text different.
            let [one, again] = ["1", "2"].map(|line| format!("<li data-line=\"{line}\">a"));
            [text(classes[0], &one), text(classes[1], "b"), text(classes[2], &again)].concat()
        };
        let mut told = BTreeSet::new();
        let (first, again) = ("", " class=\"told again\"");
        assert_eq!(texts_told_once(&two([""; 3]), &mut told), two([first, first, again]));
        let told_before = " class=\"told\"";
        assert_eq!(
            texts_told_once(&two([""; 3]), &mut told),
            two([told_before, told_before, again])
        );
    }

    #[test]
    fn text_becomes_one_line_of_html() {
        assert_eq!(escape("a<b> & \"c\"\nd"), "a&lt;b&gt; &amp; &quot;c&quot; d");
    }

    /// Every name of a lane, and every end.
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
            place: None,
            task_of: None,
        };
        let told = |outcome, waits| {
            let caller = lane("caller", None, 1, outcome);
            let other = lane("caller of the bank", Some(0), 2, Outcome::Finished("8".to_owned()));
            let line = |lane| {
                let text = "hello".to_owned();
                Line { moment: moment(5), lane, text, level: LineLevel::Info, place: None }
            };
            let lines = vec![line(Some(0)), line(Some(1)), line(None)];
            let lanes = vec![caller, other];
            let html = output("run", "", &Recording { lanes, lines, waits, elapsed: moment(9).at });
            html.split_once("<p class=\"resumes\">").map(|(_, told)| told.to_owned()).unwrap()
        };
        let ended = told(Outcome::Finished("7".to_owned()), vec![]);
        assert_eq!(ended, "At 1 s: caller resumes with 7</p>");
        assert_eq!(told(Outcome::Panicked, vec![]), "At 1 s: caller panicked</p>");
        assert_eq!(told(Outcome::Open, vec![moment(3)]), "At 3 s: caller waiting</p>");
    }
}
