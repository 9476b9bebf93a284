//! Reads what a test executable printed: whether the check passed, and the refusal without the noise.

/// What the output of a check means.
#[derive(Debug, PartialEq, Eq)]
pub enum Reading {
    /// The check ran and passed.
    Passed,
    /// The stub is still there; this is the sentence in its `todo!`.
    ToDo(String),
    /// The check ran and refused, in these words.
    Refused(String),
    /// The file has no check in it: its last line is gone.
    NoCheck,
    /// The program ended without a verdict: `process::exit`, an abort, a stack overflow.
    Ended(String),
}

/// Reads the `output` of a test executable that ended with `success`.
///
/// Success alone is not enough to pass: an executable without tests succeeds, and so does one whose
/// exercise calls `std::process::exit(0)`.
pub fn read(output: &str, success: bool) -> Reading {
    let result = output.lines().rev().find_map(|line| line.strip_prefix("test result: "));
    match result {
        None => Reading::Ended(clean(output)),
        // Not always where a line begins: what passes by libtest's capture may end in none.
        Some(_) if !output.contains("test checks::") => Reading::NoCheck,
        Some(result) if success && result.starts_with("ok.") => Reading::Passed,
        Some(_) => {
            let words = refusals(output);
            todo_sentence(&words).map_or(Reading::Refused(words), Reading::ToDo)
        }
    }
}

/// The sections `---- name stdout ----` of all failed tests, without their headings.
fn refusals(output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let is_heading = |line: &&str| line.starts_with("---- ") && line.ends_with(" stdout ----");
    let Some(first) = lines.iter().position(is_heading) else { return clean(output) };
    // After the sections comes the list of the tests that failed; a refusal may hold the same word.
    let last = lines.iter().rposition(|&line| line == "failures:").filter(|&last| last > first);
    let sections = &lines[first..last.unwrap_or(lines.len())];
    clean(&sections.iter().filter(|line| !is_heading(line)).copied().collect::<Vec<_>>().join("\n"))
}

/// Takes away what says nothing about the exercise: which thread panicked, how to get a backtrace.
fn clean(text: &str) -> String {
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("note: run with `RUST_BACKTRACE=1`"))
        .filter(|line| !(line.starts_with("running ") && line.ends_with(['t', 's'])))
        .map(|line| match line.find("panicked at ") {
            Some(at) if line.starts_with("thread '") => &line[at..],
            _ => line,
        })
        .collect();
    kept.join("\n").trim_matches('\n').trim_end().to_owned()
}

/// The sentence of a `todo!("…")` that was reached: in the words of the exercises' checker, or in
/// those of a panic that it did not catch.
fn todo_sentence(words: &str) -> Option<String> {
    const MARKS: [&str; 2] = ["not written yet", "not yet implemented"];
    let after =
        |line: &str| MARKS.iter().find_map(|mark| line.strip_prefix(mark).map(str::to_owned));
    let sentence = words.lines().find_map(after)?;
    Some(sentence.trim_start_matches(':').trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSED: &str = "
running 1 test
test checks::overlap_passes ... ok

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    /// What libtest prints when the check `overlap_passes` fails having printed `words`.
    fn failed(words: &str) -> String {
        format!(
            "
running 1 test
test checks::overlap_passes ... FAILED

failures:

---- checks::overlap_passes stdout ----
{words}

failures:
    checks::overlap_passes

test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

"
        )
    }

    #[test]
    fn a_passed_check_is_passed() {
        assert_eq!(read(PASSED, true), Reading::Passed);
    }

    #[test]
    fn a_refusal_is_all_that_is_left_of_a_failure() {
        let refusal = "your run took 6 s = 3 + 1 + 2\n\nrice   ├──────┤\ndishes        ├──┤";
        assert_eq!(read(&failed(refusal), false), Reading::Refused(refusal.to_owned()));
    }

    #[test]
    fn a_refusal_may_hold_the_words_of_libtest() {
        let refusal = "failures:\n  rice at 1 s\ntest result: so lala";
        assert_eq!(read(&failed(refusal), false), Reading::Refused(refusal.to_owned()));
    }

    #[test]
    fn a_panic_keeps_its_place_and_its_message_only() {
        let panic = "
thread 'checks::overlap_passes' (4711) panicked at exercises/lesson-01/overlap.rs:12:5:
index out of bounds: the len is 0 but the index is 0
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
";
        assert_eq!(
            read(&failed(panic), false),
            Reading::Refused(
                "panicked at exercises/lesson-01/overlap.rs:12:5:\n\
                 index out of bounds: the len is 0 but the index is 0"
                    .to_owned()
            )
        );
    }

    #[test]
    fn an_untouched_stub_is_known_by_its_sentence() {
        let stub = "
thread 'checks::overlap_passes' (4711) panicked at exercises/lesson-01/overlap.rs:12:5:
not yet implemented: start all fetches before you await the first
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
";
        assert_eq!(
            read(&failed(stub), false),
            Reading::ToDo("start all fetches before you await the first".to_owned())
        );
    }

    #[test]
    fn the_checkers_word_for_a_stub_is_known_too() {
        let words = "with other sources, tea (1 s):\nnot written yet: ask all three";
        assert_eq!(read(&failed(words), false), Reading::ToDo("ask all three".to_owned()));
        let quoted = "the result is \"not written yet\"";
        assert_eq!(read(&failed(quoted), false), Reading::Refused(quoted.to_owned()));
    }

    #[test]
    fn the_own_tests_of_a_learner_count_too() {
        let both = PASSED.replace("test result: ok. 1 passed; 0", "test mine ... FAILED\n\nfailures:\n\n---- mine stdout ----\nboo\n\nfailures:\n    mine\n\ntest result: FAILED. 1 passed; 1");
        assert_eq!(read(&both, false), Reading::Refused("boo".to_owned()));
    }

    #[test]
    fn a_file_without_its_check_does_not_pass() {
        let none = "
running 0 tests

test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        assert_eq!(read(none, true), Reading::NoCheck);
        let own = PASSED.replace("checks::overlap_passes", "mine");
        assert_eq!(read(&own, true), Reading::NoCheck);
    }

    #[test]
    fn leaving_the_program_early_does_not_pass() {
        assert_eq!(read("\nrunning 1 test\n", true), Reading::Ended(String::new()));
        let overflow = "\nrunning 1 test\nthread 'checks::x' (1) has overflowed its stack\n";
        assert_eq!(
            read(overflow, false),
            Reading::Ended("thread 'checks::x' (1) has overflowed its stack".to_owned())
        );
    }

    #[test]
    fn a_success_reported_by_a_program_that_failed_is_no_pass() {
        assert!(!matches!(read(PASSED, false), Reading::Passed));
    }
}
