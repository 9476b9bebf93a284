//! The words of the answers: where the learner stands, and what to do next.

use std::path::Path;

use syllabus::{Exercise, Lesson, Workspace};
use verdict::Verdict;

use crate::check::{Checked, Ran};
use crate::diagnostics::{Mismatch, NotBuilt};
use crate::find;
use crate::progress::{Progress, State};
use crate::screen::{BAD, FAINT, GOOD, STRONG, styled};

/// The columns that prose is broken at: wide enough to read, narrow enough for any terminal.
const WIDTH: usize = 78;

/// What all answers are made from.
pub struct Course {
    pub workspace: Workspace,
    pub lessons: Vec<Lesson>,
    pub progress: Progress,
}

impl Course {
    /// Whether every exercise is solved.
    pub fn done(&self) -> bool {
        self.next().is_none()
    }

    /// The first exercise that is not solved.
    pub fn next(&self) -> Option<&Exercise> {
        find::all(&self.lessons).into_iter().find(|e| self.progress.state(e) != State::Solved)
    }

    /// All exercises by lesson, each with its state.
    pub fn list(&self) -> String {
        let all = find::all(&self.lessons);
        let id_width = all.iter().map(|e| e.id.chars().count()).max().unwrap_or(0);
        let title_width = all.iter().map(|e| e.title.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        for lesson in &self.lessons {
            let heading = format!("Lesson {:02} · {}", lesson.number, lesson.title);
            let needs = match lesson.needs.as_slice() {
                [] => String::new(),
                _ => format!(", needs {}", lesson.needs_in_words()),
            };
            text += &format!("{} · {}{needs}\n", styled(STRONG, heading), lesson.level);
            for exercise in &lesson.exercises {
                let state = match self.progress.state(exercise) {
                    State::Solved => styled(GOOD, "✓ solved "),
                    State::Tried => "· tried  ".to_owned(),
                    State::NotYet => styled(FAINT, "  not yet"),
                };
                text += &format!(
                    "  {state}  {:id_width$}  {:title_width$}  {:>2} min\n",
                    exercise.id, exercise.title, exercise.minutes
                );
            }
            text.push('\n');
        }
        text + &self.standing()
    }

    /// How many of how many are solved.
    pub fn standing(&self) -> String {
        let all = find::all(&self.lessons);
        let solved = all.iter().filter(|e| self.progress.state(e) == State::Solved).count();
        format!("{solved} of {} solved.", count(all.len(), "exercise"))
    }

    /// What to do next; `book` is the address that the book is served at, if it is.
    pub fn next_step(&self, book: Option<&str>) -> String {
        let Some(exercise) = self.next() else {
            return format!(
                "All {} are solved. `cargo course check` proves it once more.",
                count(find::all(&self.lessons).len(), "exercise")
            );
        };
        let name = exercise.short_name(&self.lessons);
        // Who has tried nothing of a lesson has not read it: the part alone would skip its questions.
        let is_new = |lesson: &&Lesson| {
            let untried = |e: &Exercise| self.progress.state(e) == State::NotYet;
            lesson.number == exercise.lesson && lesson.exercises.iter().all(untried)
        };
        let place = match self.lessons.iter().find(is_new) {
            Some(_) => exercise.read.split('#').next().unwrap_or_default(),
            None => &exercise.read,
        };
        let read = match book {
            Some(address) => format!("{address}{}", place.replacen(".md", ".html", 1)),
            None => format!("book/src/{place} (`cargo course` shows the book)"),
        };
        format!(
            "{} {} · {} ({} min)\n  Read   {read}\n  Edit   {}\n  Check  cargo course check {name}\n  Stuck  cargo course hint {name}",
            styled(STRONG, "Next:"),
            exercise.name(),
            exercise.title,
            exercise.minutes,
            self.file(exercise),
        )
    }

    /// A verdict with what follows from it.
    pub fn verdict(&self, exercise: &Exercise, checked: &Checked) -> String {
        let heading = |mark: String| format!("{mark} {} · {}", exercise.name(), exercise.title);
        let bad = || heading(styled(BAD, "✗"));
        let help = |holds: &[String]| self.help(exercise, holds);
        let Ran { verdict, printed, warnings } = match checked {
            Checked::NotBuilt(NotBuilt { message, mismatch }) => {
                let why = mismatch.as_ref().map_or("it does not build:".to_owned(), mismatched);
                return format!("{}\n\n{why}\n\n{message}\n\n{}", bad(), help(&[]));
            }
            Checked::Ran(ran) => ran,
        };
        let printed = quoted(printed);
        let warnings = |say: &str| match warnings.as_str() {
            "" => String::new(),
            warnings => format!("\n\n{say}:\n\n{warnings}"),
        };
        match verdict {
            Verdict::Passed => {
                let praise = indent(&exercise.passed);
                let remark = warnings("rustc has a remark");
                format!("{}\n{praise}{printed}{remark}", heading(styled(GOOD, "✓")))
            }
            Verdict::NotWritten { task } => {
                let file = self.file(exercise);
                let task = indent(&format!("to do: {task}"));
                format!("{}\n{task}\n  Edit {file}{printed}", heading("·".to_owned()))
            }
            // The reason comes behind what was printed, where the eye is when all of it is there.
            Verdict::Refused(refusal) => {
                let text = refusal.wrapped(WIDTH);
                let text = text.trim_end();
                let warnings = warnings("rustc warns");
                format!("{}{printed}\n\n{text}{warnings}\n\n{}", bad(), help(&refusal.holds))
            }
            Verdict::NotRun(why) => {
                let why = indent(&why.to_string());
                let warnings = warnings("rustc warns");
                format!("{}{printed}\n\n{why}{warnings}\n\n{}", bad(), help(&[]))
            }
        }
    }

    /// Where to get unstuck: the part of the chapter that explains a refusal for these holds, and the
    /// next hint that was not seen.
    fn help(&self, exercise: &Exercise, holds: &[String]) -> String {
        let name = exercise.short_name(&self.lessons);
        let seen = self.progress.hints(exercise);
        let all = exercise.hints.len();
        let file = self.file(exercise);
        let read = self.near(&self.workspace.chapters().join(exercise.explained(holds)));
        let hint = if seen < all {
            format!("hint {} of {all}: cargo course hint {name}", seen + 1)
        } else {
            "you have seen all hints: read that part once more".to_owned()
        };
        format!("  Read: {read}\n  Edit {file}; {hint}")
    }

    /// The hints up to the one that is `shown` last.
    pub fn hints(&self, exercise: &Exercise, shown: usize) -> String {
        let all = exercise.hints.len();
        let mut text = styled(STRONG, format!("{} · {}", exercise.name(), exercise.title));
        for (number, hint) in (1..).zip(exercise.hints.iter().take(shown)) {
            text += &format!("\n\nHint {number} of {all}\n{}", indent(hint));
        }
        if shown >= all {
            text += &format!(
                "\n\nThere is no further hint. Read book/src/{} once more.",
                exercise.read
            );
        }
        text
    }

    /// The learner's file, as a path that the current folder leads to.
    fn file(&self, exercise: &Exercise) -> String {
        self.near(&self.workspace.exercise_file(exercise))
    }

    /// A path that the current folder leads to.
    fn near(&self, path: &Path) -> String {
        let here = std::env::current_dir().ok();
        let near = here.as_deref().and_then(|here| path.strip_prefix(here).ok());
        near.unwrap_or(path).display().to_string()
    }
}

/// What the learner's code printed, set apart by a rule at its left: whatever it says, it is no
/// verdict.
fn quoted(printed: &str) -> String {
    if printed.is_empty() {
        return String::new();
    }
    let lines: Vec<_> =
        printed.lines().map(|line| format!("  │ {line}").trim_end().to_owned()).collect();
    format!("\n\nyour code printed\n{}", lines.join("\n"))
}

/// Says that the function is not the one that was asked for.
fn mismatched(Mismatch { functions, label }: &Mismatch) -> String {
    let names: Vec<_> = functions.iter().map(|name| format!("`{name}`")).collect();
    let names = match names.as_slice() {
        [] => "your function".to_owned(),
        names => names.join(" and "),
    };
    let label = label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
    let sentence = format!(
        "the check cannot call {names} in your file{label}. The name, the arguments and the return \
         type, with or without `async`, have to be as they were when you began: only the body is \
         yours to write. rustc says:"
    );
    indent(&sentence)
}

/// `1 exercise`, `2 exercises`.
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// Prose, broken into lines and set off from the margin.
fn indent(prose: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in prose.trim().lines() {
        let mut line = String::from(" ");
        for word in paragraph.split_whitespace() {
            if line.len() > 1 && line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(std::mem::replace(&mut line, String::from(" ")));
            }
            line.push(' ');
            line.push_str(word);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_broken_between_words_and_keeps_its_paragraphs() {
        let prose = format!("{}\n\nshort", "overlap ".repeat(20));
        let text = indent(&prose);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.lines().all(|line| line.is_empty() || line.starts_with("  ")), "{text}");
        assert_eq!(text.split_whitespace().count(), 21);
        assert!(text.ends_with("\n\n  short"), "{text}");
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let word = "x".repeat(200);
        assert_eq!(indent(&word), format!("  {word}"));
    }
}
