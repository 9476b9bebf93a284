//! Files of questions that say something that there is not, or say it wrongly.

use super::*;

#[test]
fn a_file_that_is_no_toml_and_a_value_of_another_type() {
    let (_, refusal) = refusal("kind = \"when\"", "kind = when");
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
    assert!(refusal.starts_with(&format!("{FILE}:4: this cannot be read as TOML: ")), "{refusal}");
    refuses("ask = \"When is the line", "ask = 7 # \"", "`ask` has to be a text");
    refuses("code = \"src/lib.rs:shop\"", "code = [7]", "`code` has to be a list of texts");
    refuses("because = \"That is the meat.\"", "because = \" \"", "`because` is empty");
}

#[test]
fn an_unknown_key_kind_or_value_of_a_key() {
    refuses(
        "because = \"That is",
        "becuase = \"\"\nbecause = \"That is",
        "there is no key `becuase` here; there are choice, because, from",
    );
    refuses_at(
        "kind = \"gets\"",
        "kind = \"got\"",
        "kind = \"got\"",
        "there is no kind `got`; there are when, printed, order, gets, fate, which",
    );
    refuses(
        "of = \"ends\"",
        "of = \"end\"",
        "`of` cannot be `end`; it is one of lines, starts, ends",
    );
    refuses(
        "[[card]]\nid = \"lazy\"",
        "[[crad]]\nx = 1\n[[card]]\nid = \"lazy\"",
        "there is no key `crad` here; there are guess, quiz, card",
    );
}

#[test]
fn an_unknown_key_is_told_where_it_stands() {
    refuses_at(
        "kind = \"gets\"",
        "kind = \"gets\"\nafter = \"home\"",
        "after = \"home\"",
        "there is no key `after` here",
    );
    refuses_at(
        "front = \"What",
        "ask = \"x\"\nfront = \"What",
        "ask = \"x\"",
        "there is no key `ask` here; there are id, front, back, proof, see",
    );
}

#[test]
fn a_missing_key() {
    refuses_at(
        "because = \"Both errands overlap.\"\nsee = \"why-it-is-so\"\n\n[[g",
        "see = \"why-it-is-so\"\n\n[[g",
        "id = \"home\"",
        "`because` is missing here",
    );
    refuses_at(
        "because = \"That is the meat.\"\n",
        "",
        "choice = \"2 s\"",
        "`because` is missing here",
    );
    refuses_at(
        "scene = \"errands\"\nanswer = \"1 s\"",
        "answer = \"1 s\"",
        "id = \"line\"",
        "`scene` is missing here",
    );
    refuses_at(
        "proof = \"tests/facts.rs:it_is_so\"\n\n[[quiz",
        "\n[[quiz",
        "id = \"which\"",
        "`proof` is missing here",
    );
    refuses_at(
        "back = \"Nothing: see [why](#why-it-is-so).\"\n",
        "",
        "id = \"lazy\"",
        "`back` is missing here",
    );
    refuses_at("id = \"bag\"\n", "", "kind = \"gets\"", "`id` is missing here");
}

#[test]
fn a_scene_lane_or_line_that_there_is_not() {
    refuses(
        "scene = \"errands\"\nanswer = \"1 s\"",
        "scene = \"erands\"\nanswer = \"1 s\"",
        "lesson 01 has no scene \"erands\"; it has shopping, quiet, errands",
    );
    refuses(
        "line = \"bread is in the bag\"",
        "line = \"bread is here\"",
        "the recording does not print `bread is here`; it prints bread is in the bag, meat is in the bag, home",
    );
    refuses(
        "after = \"bread is in the bag\"",
        "after = \"bread\"",
        "the recording does not print `bread`",
    );
    refuses(
        "only = [\"bread\", \"meat\"]",
        "only = [\"bread\", \"meet\"]",
        "the recording has no lane `meet`; it has bread, meat, letter",
    );
    refuses(
        "choice = [\"eggs\", \"bread\", \"meat\"]",
        "choice = [\"egg\", \"bread\"]",
        "the recording has no lane `egg`; it has bread, meat, letter, eggs",
    );
    refuses(
        "answer = { letter = \"runs on\", bread",
        "answer = { caller = \"runs on\", bread",
        "the recording has no lane `caller`; it has bread, meat, letter, eggs",
    );
    refuses(
        "choice = { letter = \"fails\", bread = \"finishes\" }",
        "choice = { letter = \"fails\" }",
        "this choice names letter, and the answer bread, letter",
    );
}

#[test]
fn an_answer_that_does_not_look_like_one() {
    refuses(
        "answer = \"1 s\"",
        "answer = \"1 sec\"",
        "an answer of kind `when` is a duration such as",
    );
    refuses("answer = \"1 s\"", "answer = 1", "an answer of kind `when` is a duration such as");
    refuses("choice = \"home\"", "choice = 1", "an answer of kind `printed` is the text of a line");
    refuses(
        "choice = [\"meat\", \"bread\"]",
        "choice = \"meat\"",
        "an answer of kind `order` is a list of texts",
    );
    refuses(
        "choice = { letter = \"fails\", bread",
        "choice = { letter = \"falls\", bread",
        "an answer of kind `fate` is a table from lanes to one of \"finishes\", \"fails\"",
    );
}

#[test]
fn a_cast_that_the_scene_cannot_be_played_with() {
    let cast = "cast = [\"bread 1 s fails\", \"meat 2 s\", \"letter 1.5 s\", \"eggs never\"]";
    refuses(
        cast,
        "cast = [\"bread\", \"meat 2 s\"]",
        "`bread` is no source: write a name and a delay",
    );
    refuses(
        cast,
        "cast = [\"bread 1 s\", \"meat 2 s\"]",
        "scene `errands` cannot be played with bread 1 s, meat 2 s: its function panics (there are four errands)",
    );
    refuses_at(
        "ask = \"Which of",
        "cast = [\"a 1 s\"]\nask = \"Which of",
        "cast = [\"a 1 s\"]",
        "a cast needs the `scene` that is played with it",
    );
}

#[test]
fn markdown_code_proof_and_heading_that_there_are_not() {
    refuses(
        "ask = \"Who ends first?\"",
        "ask = \"- Who ends first?\"",
        "`ask` is one paragraph of text, `code`, *emphasis* and links",
    );
    refuses(
        "because = \"That is the meat.\"",
        "because = \"<b>meat</b>\"",
        "`because` is one paragraph of text",
    );
    refuses(
        "code = \"src/lib.rs:shop\"",
        "code = \"src/lib.rs:shops\"",
        "crates/lesson-01/src/lib.rs has no anchor \"shops\"; it has shop, first",
    );
    refuses(
        "see = \"why-it-is-so\"",
        "see = \"why\"",
        "book/src/lesson-01.md has no heading `why`; it has shopping, why-it-is-so",
    );
    for (proof, why) in [
        ("tests/facts.rs:it_was_so", "names neither a test nor an anchor of that file"),
        ("tests/fact.rs:it_is_so", "is not there: cannot read crates/lesson-01/tests/fact.rs"),
        ("tests/facts.rs", "needs a name behind it"),
        (
            "tests/compile_fail/accepted.rs",
            "is not there: cannot read crates/lesson-01/tests/compile_fail",
        ),
    ] {
        let new = format!("proof = \"{proof}\"");
        refuses(
            "proof = \"tests/facts.rs:it_is_so\"",
            &new,
            &format!("nothing proves this: `{proof}` {why}"),
        );
    }
    for proof in ["tests/compile_fail/refused.rs", "src/lib.rs:shop"] {
        let mini = Mini::asking();
        mini.write(FILE, &QUESTIONS.replace("tests/facts.rs:it_is_so", proof));
        mini.build().unwrap();
    }
}

#[test]
fn an_id_that_is_none_or_taken() {
    refuses(
        "id = \"bag\"",
        "id = \"the bag\"",
        "`the bag` is no id: write small letters and digits",
    );
    refuses_at(
        "id = \"both\"",
        "id = \"home\" # again",
        "id = \"home\" # again",
        "the id `home` is taken by line 3",
    );
}

#[test]
fn a_card_with_two_backs() {
    refuses_at(
        "back = \"Nothing",
        "kind = \"when\"\nback = \"Nothing",
        "back = \"Nothing",
        "a card has either `back` or a `kind`",
    );
}

#[test]
fn what_no_chapter_places() {
    for (directive, id) in
        [("{{#guess cut}}", "cut"), ("{{#quiz}}", "line"), ("{{#cards}}", "lazy")]
    {
        let mini = Mini::asking();
        let chapter = mini.read("book/src/lesson-01.md");
        mini.write("book/src/lesson-01.md", &chapter.replace(directive, ""));
        let line = 1 + QUESTIONS[..QUESTIONS.find(&format!("id = \"{id}\"")).unwrap()]
            .matches('\n')
            .count();
        let words =
            format!("no chapter asks `{id}`: write {directive} where it belongs, or remove it");
        assert_eq!(mini.build().unwrap_err(), format!("{FILE}:{line}: {words}"));
    }
}

#[test]
fn a_directive_for_what_there_is_not_and_a_question_placed_twice() {
    let refused = |line: &str| {
        let mini = Mini::asking();
        mini.append("book/src/lesson-01.md", line);
        mini.build().unwrap_err()
    };
    for (line, words) in [
        (
            "{{#guess homer}}",
            "crates/lesson-01/questions.toml has no guess `homer`; it has home, cut",
        ),
        (
            "{{#guess home}}",
            "{{#guess home}} stands in the book already: a question is placed once",
        ),
        ("{{#quiz}}", "{{#quiz}} stands in the book already: a question is placed once"),
        ("{{#cards lesson-01}}", "{{#cards}} stands in the book already"),
        (
            "{{#practice}}",
            "{{#practice}} needs a page of its own, outside of the lessons' chapters",
        ),
        ("{{#guess}}", "wrong arguments; write {{#guess id}}"),
        ("{{#practice lesson-01}}", "wrong arguments; write {{#practice}}"),
        ("{{#quiz lesson-02}}", "there is no lesson 02"),
    ] {
        let refusal = refused(line);
        assert!(refusal.starts_with(&format!("book/src/lesson-01.md:28: {words}")), "{refusal}");
        assert_eq!(refusal.lines().count(), 1, "{refusal}");
    }
    for (line, list) in [("{{#quiz}}", "quiz"), ("{{#cards}}", "card"), ("{{#guess x}}", "guess")] {
        let refusal = Mini::refusal_of(line);
        assert!(
            refusal.ends_with(&format!("crates/lesson-01/questions.toml has no [[{list}]]")),
            "{refusal}"
        );
    }
}

/// All faults of a file are told at once, and nothing that only follows from them.
#[test]
fn one_build_tells_them_all() {
    let text = QUESTIONS
        .replacen("kind = \"fate\"", "kind = \"fates\"", 1)
        .replacen("answer = \"1 s\"", "answer = \"3 s\"", 1)
        .replacen("of = \"ends\"", "of = \"end\"", 1);
    let mini = Mini::asking();
    mini.write(FILE, &text);
    assert_eq!(mini.build().unwrap_err().lines().count(), 3);
}
