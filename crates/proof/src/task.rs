//! The task of an exercise: the comment at the head of its stub.

/// The most lines that a learner reads before they begin.
const MOST_LINES: usize = 12;

/// The task: the comment with which a stub begins.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Task {
    /// The text between title and command, with single spaces for line breaks and indents.
    pub(crate) text: String,
}

impl Task {
    /// Reads the task from a stub of this exercise.
    ///
    /// # Errors
    /// When the stub does not have the common form.
    pub(crate) fn read(source: &str, id: &str, package: &str) -> Result<Self, String> {
        let lines = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        let title = format!("# {id}: ");
        let command = format!("Run it: `cargo test -p {package} --test {id}`");
        let [first, task @ .., last] = &lines[..] else { return Err("has no header".to_owned()) };
        if !first.starts_with(&title) {
            return Err(format!("its first line has to begin with `//! {title}`"));
        }
        if *last != command {
            return Err(format!("its header has to end with `//! {command}`"));
        }
        if lines.len() > MOST_LINES {
            return Err(format!("its header has {} lines; {MOST_LINES} are allowed", lines.len()));
        }
        Ok(Self { text: in_one_line(&task.join(" ")) })
    }

    /// Compares the task with the sentences of its check. The sentences that require something,
    /// `held`, and those that do not, `story`, must each come in their order, and together they
    /// must be the whole task.
    ///
    /// # Errors
    /// The first place where they differ.
    pub(crate) fn is_covered(&self, held: &[&str], story: &[&str]) -> Result<(), String> {
        let [held, story] =
            [held, story].map(|all| all.iter().map(|s| in_one_line(s)).collect::<Vec<_>>());
        // Two sentences may begin with the same words, so both possibilities are tried.
        let mut open = vec![(0, 0, self.text.as_str())];
        let mut furthest = open[0];
        while let Some((i, j, rest)) = open.pop() {
            if rest.len() <= furthest.2.len() {
                furthest = (i, j, rest);
            }
            if rest.is_empty() && i == held.len() && j == story.len() {
                return Ok(());
            }
            let after = |sentence: Option<&String>| match rest.strip_prefix(sentence?.as_str())? {
                "" => Some(""),
                rest => rest.strip_prefix(' '),
            };
            open.extend(after(story.get(j)).map(|rest| (i, j + 1, rest)));
            open.extend(after(held.get(i)).map(|rest| (i + 1, j, rest)));
        }
        let (i, j, rest) = furthest;
        let next: Vec<&String> = held.get(i).into_iter().chain(story.get(j)).collect();
        Err(format!("the task goes on with {rest:?}, the check with {next:?}"))
    }
}

/// A text with single spaces for line breaks and indents.
pub(crate) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "//! # first: the title
//!
//! A picture. Do one thing,
//! and then another. A hint.
//!
//! Run it: `cargo test -p exercise-01 --test first`
use stage::prelude::*;
";

    fn task(source: &str) -> Result<Task, String> {
        Task::read(source, "first", "exercise-01")
    }

    #[test]
    fn the_task_stands_between_title_and_command() {
        let text = "A picture. Do one thing, and then another. A hint.";
        assert_eq!(task(HEADER), Ok(Task { text: text.to_owned() }));
    }

    #[test]
    fn a_header_of_another_shape_is_refused() {
        let more = |count: usize| format!("{}//! A picture.", "//! More.\n".repeat(count));
        let lines = |count| HEADER.replace("//! A picture.", &more(count));
        assert!(task(&lines(8)).is_ok());
        for (source, said) in [
            (HEADER.replace("# first: ", "# "), "its first line has to begin with `//! # first: `"),
            (HEADER.replace("--test first", "--test fist"), "its header has to end with"),
            (HEADER.replace("exercise-01", "exercise-02"), "its header has to end with"),
            (lines(9), "its header has 13 lines; 12 are allowed"),
            ("fn first() {}\n".to_owned(), "has no header"),
        ] {
            let error = task(&source).expect_err(said);
            assert!(error.starts_with(said), "{error}");
        }
    }

    #[test]
    fn every_word_of_the_task_is_in_one_sentence_of_the_check() {
        let task = task(HEADER).unwrap();
        let held = ["Do one thing,", "and then another."];
        let story = ["A picture.", "A hint."];
        assert_eq!(task.is_covered(&held, &story), Ok(()));
        // Line breaks and indents do not count.
        assert_eq!(task.is_covered(&["Do one\n    thing,", held[1]], &story), Ok(()));
        for (why, held, story) in [
            ("a sentence is missing", &held[..1], &story[..]),
            ("the last sentence is missing", &held, &story[..1]),
            ("one sentence too many", &[held[0], held[1], "Do not panic."], &story),
            ("a story too many", &held, &["A picture.", "A hint.", "The end."]),
            ("in another order", &[held[1], held[0]], &story),
            ("a letter is missing", &["Do one thing", held[1]], &story),
            ("a word is another", &["Do a thing,", held[1]], &story),
            ("one sentence twice", &[held[0], held[0], held[1]], &story),
            ("nothing", &[], &[]),
            ("an empty sentence", &["", held[0], held[1]], &story),
            ("two words in one", &["Do one thing,and then another."], &story),
        ] {
            let covered = task.is_covered(held, story);
            assert!(covered.is_err(), "{why}");
        }
        let error = task.is_covered(&held[..1], &story).unwrap_err();
        assert_eq!(
            error,
            "the task goes on with \"and then another. A hint.\", the check with [\"A hint.\"]"
        );
    }

    #[test]
    fn of_sentences_that_begin_alike_the_right_one_is_found() {
        let task = Task { text: "One. One. Two. One. Two.".to_owned() };
        assert_eq!(task.is_covered(&["One.", "One. Two."], &["One. Two."]), Ok(()));
        assert_eq!(task.is_covered(&["One. Two.", "One. Two."], &["One."]), Ok(()));
        assert!(task.is_covered(&["One. Two.", "One."], &["One. One."]).is_err());
    }
}
