//! How the proof of a lesson's exercises reads their texts. The proof itself has no test harness.

#[path = "../../../solutions/proof/texts.rs"]
mod texts;

use texts::{Header, Mistake, copied, sentence_of_todo};

const HEADER: &str = "//! # first: the title
//!
//! A picture. Do one thing,
//! and then another. A hint.
//!
//! Run it: `cargo test -p exercise-01 --test first`
use stage::prelude::*;
";

fn header(source: &str) -> Result<Header, String> {
    Header::read(source, "first", "exercise-01")
}

#[test]
fn the_task_stands_between_title_and_command() {
    let task = "A picture. Do one thing, and then another. A hint.";
    assert_eq!(header(HEADER), Ok(Header { task: task.to_owned() }));
}

#[test]
fn a_header_of_another_shape_is_refused() {
    let more = |count: usize| format!("{}//! A picture.", "//! More.\n".repeat(count));
    let lines = |count| HEADER.replace("//! A picture.", &more(count));
    assert!(header(&lines(8)).is_ok());
    for (source, said) in [
        (HEADER.replace("# first: ", "# "), "its first line has to begin with `//! # first: `"),
        (HEADER.replace("--test first", "--test fist"), "its header has to end with"),
        (HEADER.replace("exercise-01", "exercise-02"), "its header has to end with"),
        (lines(9), "its header has 13 lines; 12 are allowed"),
        ("fn first() {}\n".to_owned(), "has no header"),
    ] {
        let error = header(&source).expect_err(said);
        assert!(error.starts_with(said), "{error}");
    }
}

#[test]
fn every_word_of_the_task_is_in_one_sentence_of_the_check() {
    let header = header(HEADER).unwrap();
    let held = ["Do one thing,", "and then another."];
    let story = ["A picture.", "A hint."];
    assert_eq!(header.is_covered(&held, &story), Ok(()));
    // Line breaks and indents are no difference.
    assert_eq!(header.is_covered(&["Do one\n    thing,", held[1]], &story), Ok(()));
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
        let covered = header.is_covered(held, story);
        assert!(covered.is_err(), "{why}");
    }
    let error = header.is_covered(&held[..1], &story).unwrap_err();
    assert_eq!(
        error,
        "the task goes on with \"and then another. A hint.\", the check with [\"A hint.\"]"
    );
}

#[test]
fn of_sentences_that_begin_alike_the_right_one_is_found() {
    let header = Header { task: "One. One. Two. One. Two.".to_owned() };
    assert_eq!(header.is_covered(&["One.", "One. Two."], &["One. Two."]), Ok(()));
    assert_eq!(header.is_covered(&["One. Two.", "One. Two."], &["One."]), Ok(()));
    assert!(header.is_covered(&["One. Two.", "One."], &["One. One."]).is_err());
}

#[test]
fn a_stub_names_no_construct_that_its_task_does_not() {
    let header = Header { task: "Fetch in a task. `JoinError` and a clone are named.".to_owned() };
    for (sentence, given) in [
        ("return all answers when every task has ended", None),
        ("spawn a task for each", Some("spawn")),
        ("join! all three", Some("join")),
        ("use tokio::join!", Some("join")),
        ("collect the answers with join_all", Some("collect")),
        ("put them behind an Arc<Mutex<_>>", Some("arc")),
        ("then .await each", Some("await")),
        ("clone each source", None),
        ("adjoining awaits archives", None),
    ] {
        assert_eq!(header.given_away(sentence).as_deref(), given, "{sentence}");
    }
}

#[test]
fn a_mistake_says_first_how_it_is_refused_and_what_it_breaks() {
    let head = "//! Refused with: one\n//! Refused with: two\n//! Breaks: at once\n";
    let mistake = Mistake::read(head).unwrap();
    assert_eq!(mistake, Mistake { words: vec!["one", "two"], breaks: "at once", against: None });
    let against = format!("{head}//! Against: the first\n//!\n//! Why.\n");
    assert_eq!(Mistake::read(&against).unwrap().against, Some("the first"));
    for source in [
        "",
        "//! Why.\n//! Refused with: one\n//! Breaks: starts\n",
        "//! Refused with: one\n",
        "//! Breaks: starts\n",
        "//! Breaks: starts\n//! Refused with: one\n",
        "//! Refused with: \n//! Breaks: starts\n",
        "//! Refused with: one\n//! Breaks: \n",
    ] {
        assert!(Mistake::read(source).is_err(), "{source}");
    }
}

#[test]
fn the_sentence_of_a_todo_is_read_as_the_compiler_reads_it() {
    for (source, sentence) in [
        ("    todo!(\"Return it\")\n}", Some("Return it")),
        ("todo!(\n    \"Return it \\\n     all\"\n)", Some("Return it all")),
        ("todo!()", None),
        ("done()", None),
    ] {
        assert_eq!(sentence_of_todo(source).as_deref(), sentence, "{source}");
    }
}

#[test]
fn a_hint_has_no_line_of_an_answer() {
    let answer = "//! A comment that is no code at all.
pub async fn first(one: &Source) -> Result<String, FetchError> {
    let (one, two) = tokio::join!(fetch(one), fetch(two));
    handles.push(tokio::spawn(async move { (index, future.await) }));
    Ok(one)
}
";
    for (hint, is_copied) in [
        ("`tokio::join!` waits for several, and `Ok(one)` is the end", false),
        ("A comment that is no code at all.", false),
        ("Write `let (one, two) = tokio::join!(fetch(one), fetch(two));`", true),
        ("let (one, two) =\n  tokio::join!(fetch(one), fetch(two))", true),
        ("spawn `async move { (index, future.await) }` and wait", true),
        ("spawn an `async move { … }` block that returns its index", false),
    ] {
        assert_eq!(!copied(answer, hint).is_empty(), is_copied, "{hint}");
    }
}
