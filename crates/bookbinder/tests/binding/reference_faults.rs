//! Faults in the data files of reference pages: each is refused with its line.

use crate::reference::{BEHAVIOUR, FILES, PITFALLS, WHICH, mini};

/// What the build says when these words of a file are others, without the place, which has to be this line's.
#[track_caller]
fn refuses(name: &str, from: &str, to: &str, line: usize, words: &str) {
    let mini = mini();
    let file = format!("book/{name}.toml");
    let text = mini.read(&file);
    assert!(text.contains(from), "{from} is not in {file}");
    mini.write(&file, &text.replacen(from, to, 1));
    let said = mini.build().unwrap_err();
    let place = format!("{file}:{line}: ");
    let here = said.lines().filter_map(|fault| fault.strip_prefix(place.as_str()));
    let here: Vec<_> = here.collect();
    assert!(
        here.iter().any(|fault| fault.starts_with(words)),
        "{to}\nwanted {place}{words}\n{said}"
    );
}

/// The same, and nothing else is said.
#[track_caller]
fn refuses_only(name: &str, from: &str, to: &str, line: usize, words: &str) {
    refuses(name, from, to, line, words);
    let mini = mini();
    let file = format!("book/{name}.toml");
    mini.write(&file, &mini.read(&file).replacen(from, to, 1));
    let said = mini.build().unwrap_err();
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn an_answer_leads_down_to_something() {
    let there = "which is not there; below it there are talk, quiet, shop";
    for (from, to, line, words) in [
        (
            "\"quiet\"\n\n[[question.answer]]\ntext = \"No\"",
            "\"quite\"\n\n[[question.answer]]\ntext = \"No\"",
            7,
            &*format!("this answer leads to `quite`, {there}"),
        ),
        ("to = \"shop\"", "to = \"talk\"", 23, "this answer leads up to question `talk`"),
        ("to = \"shop\"", "to = \"hurry\"", 23, "this answer leads up to question `hurry`"),
    ] {
        refuses("which", from, to, line, words);
    }
    refuses_only(
        "which",
        "to = \"shop\"",
        "to = \"shop\"\nfor = \"me\"",
        24,
        "there is no key `for` here",
    );
}

#[test]
fn a_way_or_a_question_that_no_answer_leads_to() {
    refuses("which", "to = \"talk\"", "to = \"shop\"", 14, "no answer leads to `talk`");
    refuses("which", "to = \"shop\"", "to = \"quiet\"", 33, "no answer leads to `shop`");
    let way = &WHICH[WHICH.find("[[way]]").unwrap()..WHICH.rfind("[[way]]").unwrap()];
    let lonely = format!("{}{way}", way.replace("id = \"quiet\"", "id = \"lonely\""));
    refuses_only("which", way, &lonely, 26, "no answer leads to `lonely`");
}

#[test]
fn a_question_that_asks_nothing() {
    let second = "\n[[question.answer]]\ntext = \"To `everybody`\"\nto = \"shop\"\n";
    refuses_only("which", second, "", 14, "question `talk` has 1 answers: write two or more");
    refuses_only(
        "which",
        "To `everybody`",
        "Never",
        22,
        "the answer \"Never\" stands in line 18 already",
    );
    refuses(
        "which",
        "to = \"shop\"",
        "to = \"quiet\"",
        14,
        "all answers of question `talk` lead to `quiet`",
    );
}

#[test]
fn nobody_answers_more_than_five_questions() {
    let chain = |count: usize| {
        let question = |place: usize| {
            let next = if place == count { "shop".to_owned() } else { format!("q{}", place + 1) };
            format!(
                "[[question]]\nid = \"q{place}\"\nask = \"x\"\n\n[[question.answer]]\ntext = \"a\"\nto = \"quiet\"\n\n\
                 [[question.answer]]\ntext = \"b\"\nto = \"{next}\"\n\n"
            )
        };
        let questions: String = (1..=count).map(question).collect();
        questions + &WHICH[WHICH.find("[[way]]").unwrap()..]
    };
    let built = |count| {
        let mini = mini();
        mini.write("book/which.toml", &chain(count));
        mini.build()
    };
    assert!(built(5).is_ok());
    let said = built(6).unwrap_err();
    assert!(said.contains("`shop` comes after 6 questions: ask 5 at most"), "{said}");
    assert!(said.contains("`quiet` comes after 6 questions"), "{said}");
}

#[test]
fn what_a_line_names_has_to_be_there() {
    for (file, from, line) in
        [("which", WHICH, 29), ("pitfalls", PITFALLS, 8), ("behaviour", BEHAVIOUR, 5)]
    {
        let old = from.lines().nth(line - 1).unwrap();
        let chapter = "book/src/lesson-01.md has no heading `no`; it has shopping, a-lane-or-two";
        refuses_only(file, old, "see = \"lesson-01.md#no\"", line, chapter);
        let place = "is no place in a lesson: write lesson-NN.md#heading";
        for wrong in ["lesson-01.md", "index.md#start", "#shopping", "which.md#which"] {
            let see = format!("see = {wrong:?}");
            refuses_only(file, old, &see, line, &format!("`{wrong}` {place}"));
        }
        refuses_only(
            file,
            old,
            "see = \"lesson-07.md#x\"",
            line,
            "cannot read book/src/lesson-07.md",
        );
        refuses(file, &format!("{old}\n"), "", line - 3, "`see` is missing here");
    }
    let no_scene = "lesson 01 has no scene \"no\"; it has shopping, quiet, errands";
    refuses_only("which", "lesson-01/quiet", "lesson-01/no", 30, no_scene);
    refuses_only(
        "which",
        "lesson-01/quiet",
        "quiet",
        30,
        "`quiet` is no scene of a lesson: write lesson-NN/scene",
    );
    refuses_only("which", "lesson-01/quiet", "lesson-07/quiet", 30, "there is no lesson 07 in");
    refuses_only("pitfalls", "lesson-01/shopping", "lesson-01/no", 10, no_scene);
    refuses_only("pitfalls", "[\"quiet\",", "[\"no\",", 10, no_scene);
    for (proof, why) in [
        ("tests/facts.rs:no", "names neither a test nor an anchor of that file"),
        ("tests/no.rs:it_is_so", "is not there: "),
        ("tests/facts.rs", "needs a name behind it"),
    ] {
        let words = format!("nothing proves this: `{proof}` {why}");
        refuses_only("pitfalls", "tests/facts.rs:it_is_so", proof, 9, &words);
    }
    let words = "nothing proves this: `tests/compile_fail/no.rs` is not there: ";
    refuses_only("behaviour", "refused", "no", 6, words);
}

#[test]
fn a_line_that_nothing_proves() {
    let words = "nothing proves this: name a `proof`, or the `scene` that shows it";
    refuses_only(
        "pitfalls",
        "see = \"lesson-01.md#shopping\"\nscene = \"quiet\"",
        "see = \"lesson-01.md#shopping\"",
        16,
        words,
    );
    refuses_only("behaviour", "proof = \"tests/compile_fail/refused.rs\"\n", "", 2, words);
    refuses_only("behaviour", "\"tests/compile_fail/refused.rs\"", "\"\"", 6, "`proof` is empty");
    refuses_only("behaviour", "\"tests/compile_fail/refused.rs\"", "[]", 2, words);
}

#[test]
fn a_file_that_says_nothing_or_the_same_twice() {
    for (name, list) in [("which", "question"), ("pitfalls", "group"), ("behaviour", "line")] {
        let mini = mini();
        let file = format!("book/{name}.toml");
        mini.write(&file, "");
        assert!(
            mini.build().unwrap_err().contains(&format!("{file}:1: there is no [[{list}]] here"))
        );
        std::fs::remove_file(mini.path(&file)).unwrap();
        let said = mini.build().unwrap_err();
        assert!(
            said.starts_with("book/src/which.md:") && said.contains(&format!("cannot read {file}")),
            "{said}"
        );
        refuses_only(
            name,
            FILES.iter().find(|(path, _)| *path == file).unwrap().1,
            "x = [",
            1,
            "this cannot be read as TOML",
        );
    }
    refuses_only(
        "pitfalls",
        "It is hard",
        "It is gone",
        16,
        "\"It is gone\" stands in line 5 already",
    );
    let twice = format!("{BEHAVIOUR}\n{BEHAVIOUR}");
    refuses_only("behaviour", BEHAVIOUR, &twice, 9, "\"the `end`\" stands in line 2 already");
    refuses_only(
        "which",
        "id = \"shop\"",
        "id = \"quiet\"",
        33,
        "the id `quiet` is taken by line 26",
    );
    refuses_only("which", "id = \"shop\"", "id = \"Shop\"", 33, "`Shop` is no id");
}

#[test]
fn texts_are_one_paragraph() {
    for (name, from, line, key) in [
        ("which", "Are you in a *hurry*?", 3, "ask"),
        ("which", "To `everybody`", 22, "text"),
        ("which", "Nobody says a word.", 28, "because"),
        ("pitfalls", "Bake.", 7, "repair"),
        ("pitfalls", "No bread", 2, "title"),
        ("behaviour", "a | b", 3, "asyncio"),
    ] {
        refuses_only(name, from, "- a list", line, &format!("`{key}` is one paragraph"));
        refuses(name, from, "", line, &format!("`{key}` is empty"));
    }
}
