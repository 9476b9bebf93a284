//! The words of a verdict: what was found, what it means, and what to do about it.

use serde_json::{Value, json};
use syllabus::Exercise;
use verdict::Verdict;

use crate::compiler_messages::{Mismatch, NotBuilt};
use crate::course::Course;
use crate::runner::{Checked, NoFile, Ran};
use crate::screen::{BAD, GOOD, between_words, styled, width};

/// A verdict, and what to do next.
pub fn verdict(course: &Course, exercise: &Exercise, checked: &Checked) -> String {
    let heading = |mark: String| format!("{mark} {} · {}", exercise.name(), exercise.title);
    let bad = || heading(styled(BAD, "✗"));
    let help = |holds: &[String]| help(course, exercise, holds);
    let Ran { verdict, timeline, printed, warnings } = match checked {
        Checked::NoFile(why) => {
            let name = exercise.short_name(&course.lessons);
            let why = prose(&format!("{} {}.", course.file(exercise), no_file(*why)));
            return format!("{}\n\n{why}\n\n  Put it back: cargo course reset {name}", bad());
        }
        Checked::NotBuilt(NotBuilt { message, mismatch }) => {
            let why = mismatch.as_ref().map_or("it does not build:".to_owned(), mismatched);
            return format!("{}\n\n{why}\n\n{message}\n\n{}", bad(), help(&[]));
        }
        Checked::Failed(said) => {
            let heading = heading("·".to_owned());
            return format!(
                "{heading}\n\n{}\n\n{said}\n\n{}",
                prose(CARGO_FAILED),
                next_step(said)
            );
        }
        Checked::Broken(why) => return format!("{}\n\n{}", heading("·".to_owned()), prose(why)),
        Checked::Ran(ran) => ran,
    };
    let printed = quoted(printed);
    let warnings = |say: &str| match warnings.as_str() {
        "" => String::new(),
        warnings => format!("\n\n{say}:\n\n{warnings}"),
    };
    match verdict {
        Verdict::Passed => {
            let praise = prose(&exercise.passed);
            let remark = warnings("rustc has a remark");
            let run = match timeline.as_str() {
                "" => String::new(),
                drawing => format!("\n\nyour run\n{drawing}"),
            };
            let solution = format!("\n\n  Compare: {}", course.solution(exercise));
            format!("{}\n{praise}{printed}{remark}{run}{solution}", heading(styled(GOOD, "✓")))
        }
        Verdict::NotWritten { task } => {
            let file = course.file(exercise);
            let task = prose(&format!("to do: {task}"));
            format!("{}\n{task}\n  Edit {file}{printed}", heading("·".to_owned()))
        }
        // The reason stands below the printed output: there the reader looks last.
        Verdict::Refused(refusal) => {
            let text = refusal.wrapped(width());
            let text = text.trim_end();
            let warnings = warnings("rustc warns");
            format!("{}{printed}\n\n{text}{warnings}\n\n{}", bad(), help(&refusal.holds))
        }
        Verdict::NotRun(why) => {
            let why = prose(&why.to_string());
            let warnings = warnings("rustc warns");
            if checked.says_nothing() {
                return format!("{}{printed}\n\n{why}", heading("·".to_owned()));
            }
            format!("{}{printed}\n\n{why}{warnings}\n\n{}", bad(), help(&[]))
        }
    }
}

/// The same as JSON, for programs.
pub fn json(course: &Course, exercise: &Exercise, checked: &Checked) -> Value {
    let mut value = json!({ "exercise": course.json(exercise) });
    let mut set = |key: &str, to: Value| value[key] = to;
    let read = |holds: &[String]| json!(course.place(&exercise.explained(holds)));
    match checked {
        Checked::NoFile(why) => {
            set("verdict", json!("no file"));
            set("text", json!(no_file(*why)));
        }
        Checked::NotBuilt(NotBuilt { message, mismatch }) => {
            set("verdict", json!("not built"));
            let mismatch = mismatch.as_ref().map(mismatched);
            let text =
                mismatch.into_iter().chain([message.clone()]).collect::<Vec<_>>().join("\n\n");
            set("text", json!(anstream::adapter::strip_str(&text).to_string()));
        }
        Checked::Failed(said) => {
            set("verdict", json!("cargo failed"));
            set("text", json!(anstream::adapter::strip_str(said).to_string()));
        }
        Checked::Broken(why) => {
            set("verdict", json!("not checked"));
            set("text", json!(why));
        }
        Checked::Ran(Ran { verdict, timeline, printed, warnings }) => {
            set("printed", json!(printed));
            set("warnings", json!(anstream::adapter::strip_str(warnings).to_string()));
            match verdict {
                Verdict::Passed => {
                    set("verdict", json!("passed"));
                    set("text", json!(exercise.passed));
                    set("timeline", json!(timeline));
                    set("solution", json!(course.solution(exercise)));
                }
                Verdict::NotWritten { task } => {
                    set("verdict", json!("not written"));
                    set("text", json!(task));
                }
                Verdict::Refused(refusal) => {
                    set("verdict", json!("refused"));
                    set("holds", json!(refusal.holds));
                    set("text", json!(refusal.text));
                    set("read", read(&refusal.holds));
                }
                Verdict::NotRun(why) => {
                    set("verdict", json!("not run"));
                    set("text", json!(why.to_string()));
                    set("read", read(&[]));
                }
            }
        }
    }
    value
}

const CARGO_FAILED: &str = "cargo could not build the check. This is not your code, and counts nothing. \
                            Cargo says:";

/// Advice for common failures of cargo.
fn next_step(said: &str) -> String {
    let said = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let step = if has(&["no space left"]) {
        "The disk is full: make room, or `cargo clean` in the course's folder."
    } else if has(&["read-only file system", "permission denied"]) {
        "The course's folder, or its folder target/, cannot be written: copy the course to one of yours."
    } else if has(&["could not resolve", "failed to download", "offline", "network"]) {
        "A crate is not on this machine yet: connect once and run `cargo fetch` in the course's folder."
    } else if has(&["linker", "linking with"]) {
        "Rust needs a linker: on Debian `apt install build-essential`, on macOS `xcode-select --install`, \
         on Windows the C++ build tools."
    } else if has(&["rustflags", "unknown codegen option", "requires rustc", "toolchain"]) {
        "Look at RUSTFLAGS, RUSTC and .cargo/config.toml in this folder and above, and at `rustup show`."
    } else {
        "If a file of the course was changed or is missing, `git status` names it; `git restore FILE` puts \
         it back."
    };
    prose(step)
}

/// Where to find help: the part of the chapter that explains these holds (the rules that the answer
/// broke), and the next hint that was not shown.
fn help(course: &Course, exercise: &Exercise, holds: &[String]) -> String {
    let name = exercise.short_name(&course.lessons);
    let seen = course.progress.hints(exercise);
    let all = exercise.hints.len();
    let read = course.place(&exercise.explained(holds));
    let hint = if seen < all {
        format!("hint {} of {all}: cargo course hint {name}", seen + 1)
    } else {
        "you have seen all hints: read that part once more".to_owned()
    };
    let edit = format!("  Edit {}", course.file(exercise));
    // A command that is broken between its words cannot be copied.
    let fits = edit.chars().count() + 2 + hint.chars().count() <= width();
    let between = if fits { "; " } else { "\n  " };
    format!("  Read: {read}\n{edit}{between}{hint}")
}

/// What the learner's code printed, with a rule at its left, so that nobody takes it for a verdict.
fn quoted(printed: &str) -> String {
    if printed.is_empty() {
        return String::new();
    }
    let lines: Vec<_> =
        printed.lines().map(|line| format!("  │ {line}").trim_end().to_owned()).collect();
    format!("\n\nyour code printed\n{}", lines.join("\n"))
}

fn no_file(why: NoFile) -> &'static str {
    match why {
        NoFile::Missing => "is not there",
        NoFile::Empty => "is empty: nothing of the exercise is left in it",
        NoFile::Unreadable => "is no text file that can be read",
    }
}

/// Says that the learner's function is not the one that the exercise asks for.
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
    prose(&sentence)
}

/// A count in words: `1 exercise`, `2 exercises`.
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// Prose, broken between words at the terminal's width, and indented.
pub fn prose(text: &str) -> String {
    let options = between_words().initial_indent("  ").subsequent_indent("  ");
    let paragraphs = text.trim().lines().map(|paragraph| match paragraph.trim() {
        "" => String::new(),
        paragraph => textwrap::fill(paragraph, &options),
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// Text that an author has broken into lines, broken anew at the terminal's width: its paragraphs stay, and so
/// do the items of a list and what is set off from the margin.
pub fn filled(text: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let is_begin = |line: &str| line.is_empty() || line.starts_with([' ', '-', '*', '|', '#']);
    for line in text.lines().map(str::trim_end) {
        match paragraphs.last_mut() {
            Some(last) if !last.is_empty() && !last.starts_with(' ') && !is_begin(line) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
    }
    let fill = |paragraph: &String| match paragraph.starts_with([' ', '|']) {
        true => paragraph.clone(),
        false => textwrap::fill(paragraph, between_words()),
    };
    paragraphs.iter().map(fill).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_broken_between_words_and_keeps_its_paragraphs() {
        let text = prose(&format!("{}\n\nshort", "overlap ".repeat(20)));
        let columns = |line: &str| textwrap::core::display_width(line);
        assert!(text.lines().all(|line| columns(line) <= width()), "{text}");
        assert!(text.lines().all(|line| line.is_empty() || line.starts_with("  ")), "{text}");
        assert_eq!(text.split_whitespace().count(), 21);
        assert!(text.ends_with("\n\n  short"), "{text}");
    }

    #[test]
    fn what_an_author_has_broken_is_broken_anew() {
        let line = "overlap ".repeat(12);
        let text = format!("{line}\n{line}\n`end`\n\n- one\n- {line}\n\n    code {line}\nend");
        let filled = filled(&text);
        let lines: Vec<&str> = filled.lines().collect();
        assert!(lines[0].len() > 60 && lines[1].len() > 60, "{filled}");
        let is_code = |line: &str| line.starts_with("    code");
        assert!(lines.iter().all(|line| line.len() <= width() || is_code(line)), "{filled}");
        assert!(
            filled.contains("overlap `end`\n\n- one\n- overlap") && filled.ends_with("\nend"),
            "{filled}"
        );
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let word = "x".repeat(200);
        assert_eq!(prose(&word), format!("  {word}"));
    }

    /// Each of these characters takes two columns in a terminal.
    #[test]
    fn a_line_is_measured_in_columns() {
        let text = prose(&"料理 ".repeat(60));
        let columns = |line: &str| textwrap::core::display_width(line);
        assert!(text.lines().all(|line| columns(line) <= width()), "{text}");
    }

    #[test]
    fn every_failure_of_cargo_has_a_next_step() {
        for (said, step) in [
            ("error: could not write: No space left on device (os error 28)", "The disk is full"),
            ("error: Read-only file system (os error 30)", "cannot be written"),
            ("error: failed to open: Permission denied (os error 13)", "cannot be written"),
            ("Could not resolve host: crates", "cargo fetch"),
            ("you're using offline mode (--offline)", "cargo fetch"),
            ("error: linker `cc` not found", "Rust needs a linker"),
            ("error: unknown codegen option: `nonsense`", "RUSTFLAGS"),
            ("error: failed to load manifest for workspace member", "git status"),
        ] {
            assert!(next_step(said).contains(step), "{said}: {}", next_step(said));
        }
    }
}
