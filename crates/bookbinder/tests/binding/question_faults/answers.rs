//! Answers and choices that a recording contradicts, and choices that cannot be chosen from.

use stage::secs;

use super::*;
use crate::mini::scenes_with;

#[test]
fn an_answer_that_the_recording_does_not_give() {
    let believes = "the author believes ";
    for (old, new, words) in [
        (
            "answer = \"2 s\"\nbecause = \"Both",
            "answer = \"2.5 s\"\nbecause = \"Both",
            "\"2.5 s\", and the recording of errands says \"2 s\"",
        ),
        (
            "answer = \"1 s\"",
            "answer = \"never\"",
            "\"never\", and the recording of errands says \"1 s\"",
        ),
        (
            "answer = \"meat is in the bag\"",
            "answer = \"letter\"",
            "\"letter\", and the recording of errands says \"meat is in the bag\"",
        ),
        (
            "answer = [\"bread is in the bag\", \"meat is in the bag\", \"home\"]",
            "answer = [\"bread is in the bag\", \"home\"]",
            "[\"bread is in the bag\",\"home\"], and the recording of errands says [\"bread is in",
        ),
        (
            "answer = [\"bread\", \"meat\"]",
            "answer = [\"bread\"]",
            "[\"bread\"], and the recording of errands says [\"bread\",\"meat\"]",
        ),
        (
            "answer = '[\"bread\", \"meat\"]'",
            "answer = '[\"bread\"]'",
            r#""[\"bread\"]", and the recording of errands says "[\"bread\", \"meat\"]""#,
        ),
        (
            "answer = { letter = \"runs on\", bread = \"finishes\" }",
            "answer = { letter = \"finishes\", bread = \"finishes\" }",
            r#"{"bread":"finishes","letter":"finishes"}, and the recording of errands says {"bread":"fin"#,
        ),
    ] {
        refuses(old, new, &format!("{believes}{words}"));
    }
    refuses(
        "answer = { bread = \"fails\"",
        "answer = { bread = \"panics\"",
        r#"the author believes {"bread":"panics","eggs":"never starts","letter":"runs on","meat":"cut off"}, and the recording of errands played with bread 1 s fails, meat 2 s, letter 1.5 s, eggs never says {"bread":"fails","#,
    );
}

/// The whole of what a scene with another delay turns red: one of each kind and the card, none that does not hang on it.
#[test]
fn another_delay_in_the_scene_turns_what_depends_on_it_red() {
    let by_delay = [
        (1.5, &["line"][..]),
        (2.5, &["home", "line", "next", "order", "ends", "bag", "both"]),
        (4.0, &["home", "line", "next", "order", "ends", "bag", "fates", "both"]),
    ];
    for (delay, red) in by_delay {
        let refusal = Mini::asking().build_with(scenes_with(secs(delay))).unwrap_err();
        let found: Vec<&str> = refusal
            .lines()
            .filter(|line| line.contains("the author believes"))
            .map(|line| question_of(line))
            .collect();
        assert_eq!(found, red, "{delay} s: {refusal}");
    }
    let refusal = Mini::asking().build_with(scenes_with(secs(4.0))).unwrap_err();
    let says = "the author believes \"2 s\", and the recording of errands says \"4 s\"";
    assert!(refusal.contains(&format!("{FILE}:8: {says}")), "{refusal}");
    let right = "the wrong choice \"home\" is right: the recording of errands says \"home\"";
    assert!(refusal.contains(right), "{refusal}");
}

/// The id of the question whose answer stands on the line that a fault names.
fn question_of(fault: &str) -> &'static str {
    let line = fault.strip_prefix(&format!("{FILE}:")).unwrap().split(':').next().unwrap();
    let before = QUESTIONS.lines().take(line.parse().unwrap());
    let ids = before.filter_map(|line| line.strip_prefix("id = "));
    ids.last().unwrap().trim_matches('"')
}

#[test]
fn a_wrong_choice_that_is_right() {
    let says = "is right: the recording of errands says";
    for (old, new) in [
        ("choice = \"3 s\"", "choice = \"2000 ms\""),
        ("choice = \"home\"", "choice = \"meat is in the bag\""),
        (
            "choice = [\"meat is in the bag\", \"bread is in the bag\", \"home\"]",
            "choice = [\"bread is in the bag\", \"meat is in the bag\", \"home\"]",
        ),
        ("choice = [\"meat\", \"bread\"]", "choice = [\"bread\", \"meat\"]"),
        ("choice = '[\"meat\", \"bread\"]'", "choice = '[\"bread\",\"meat\"]'"),
        (
            "choice = { letter = \"fails\", bread = \"finishes\" }",
            "choice = { bread = \"finishes\", letter = \"runs on\" }",
        ),
    ] {
        let (_, refusal) = refusal(old, new);
        assert_eq!(refusal.lines().count(), 1, "{refusal}");
        assert!(refusal.contains("the wrong choice ") && refusal.contains(says), "{refusal}");
    }
    refuses(
        "choice = \"3 s\"",
        "choice = \"2000 ms\"",
        "the wrong choice \"2 s\" is right: the recording",
    );
    let which = "the wrong choice \"try_join!\" is right: the author says \"`try_join!`\"";
    refuses("choice = \"`join!`\"", "choice = \"try_join!\"", which);
}

#[test]
fn a_wrong_choice_twice() {
    refuses_at(
        "choice = \"never\"",
        "choice = \"2000 ms\"",
        "choice = \"2000 ms\"",
        "the wrong choice \"2 s\" stands in line",
    );
    refuses(
        "choice = \"`spawn`\"",
        "choice = \"join!\"",
        "the wrong choice \"join!\" stands in line",
    );
}

#[test]
fn too_few_wrong_choices_or_too_many() {
    let second = "[[guess.wrong]]\nchoice = \"1 s\"\nbecause = \"The first of two is not both.\"\n";
    let words = "`home` has 1 wrong choices: write 2 to 4, each as [[guess.wrong]]";
    refuses_at(second, "", "id = \"home\"", words);
    let more = |at: &str| format!("[[guess.wrong]]\nchoice = \"{at}\"\nbecause = \"No.\"\n");
    let four = format!("{second}{}{}", more("4 s"), more("5 s"));
    let (mini, text) = (Mini::asking(), QUESTIONS.replacen(second, &four, 1));
    mini.write(FILE, &text);
    mini.build().unwrap();
    let five = format!("{four}{}", more("6 s"));
    refuses_at(second, &five, "id = \"home\"", "`home` has 5 wrong choices: write 2 to 4");
}
