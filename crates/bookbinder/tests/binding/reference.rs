//! Pages of reference: what they show, and what is refused in the files that they are made from.

use scraper::{ElementRef, Html, Selector};

use crate::mini::Mini;

/// Two questions and three ways; two answers lead to `quiet`.
const WHICH: &str = "\
[[question]]
id = \"hurry\"
ask = \"Are you in a *hurry*?\"

[[question.answer]]
text = \"Yes\"
to = \"quiet\"

[[question.answer]]
text = \"No\"
to = \"talk\"

[[question]]
id = \"talk\"
ask = \"Do you talk?\"

[[question.answer]]
text = \"Never\"
to = \"quiet\"

[[question.answer]]
text = \"To `everybody`\"
to = \"shop\"

[[way]]
id = \"quiet\"
take = \"`quiet()`\"
because = \"Nobody says a word.\"
see = \"lesson-01.md#shopping\"
scene = \"lesson-01/quiet\"

[[way]]
id = \"shop\"
take = \"`shop()`\"
because = \"It talks & shops.\"
see = \"lesson-01.md#a-lane-or-two\"
scene = \"lesson-01/shopping\"
";

const PITFALLS: &str = "\
[[group]]
title = \"No bread\"

[[group.pitfall]]
symptom = \"It is gone\"
cause = \"Somebody `ate` it.\"
repair = \"Bake.\"
see = \"lesson-01.md#a-lane-or-two\"
proof = [\"tests/facts.rs:it_is_so\", \"src/lib.rs:first\"]
scene = [\"quiet\", \"lesson-01/shopping\"]

[[group]]
title = \"Old bread\"

[[group.pitfall]]
symptom = \"It is hard\"
cause = \"It is old.\"
repair = \"Toast it.\"
see = \"lesson-01.md#shopping\"
scene = \"quiet\"
";

const BEHAVIOUR: &str = "\
[[line]]
what = \"the `end`\"
asyncio = \"a | b\"
tokio = \"c\"
see = \"lesson-01.md#shopping\"
proof = \"tests/compile_fail/refused.rs\"
";

const FILES: [(&str, &str); 3] = [
    ("book/which.toml", WHICH),
    ("book/pitfalls.toml", PITFALLS),
    ("book/behaviour.toml", BEHAVIOUR),
];

fn mini() -> Mini {
    let mini = Mini::new();
    mini.append("book/src/lesson-01.md", "\n## A `*lane*` or two\n\nWords.");
    mini.append("book/src/SUMMARY.md", "\n[Which](which.md)");
    mini.write("book/src/which.md", "# Which\n\n{{#chooser}}\n\n{{#pitfalls}}\n\n{{#behaviour}}\n");
    mini.write("crates/lesson-01/tests/facts.rs", "#[test]\nfn it_is_so() {}\n");
    for (file, text) in FILES {
        mini.write(file, text);
    }
    mini
}

fn page() -> Html {
    let mini = mini();
    mini.build().unwrap_or_else(|error| panic!("{error}"));
    Html::parse_document(&mini.read("target/book/which.html"))
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let all = select(page, selector);
    all.iter().map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

#[test]
fn each_answer_says_where_it_leads_and_each_way_has_its_drawing() {
    let page = page();
    assert_eq!(texts(&page, ".which legend"), ["1. Are you in a hurry?", "2. Do you talk?"]);
    assert_eq!(texts(&page, ".which fieldset label"), ["Yes", "No", "Never", "To everybody"]);
    assert_eq!(texts(&page, ".which-next"), ["quiet()", "question 2", "quiet()", "shop()"]);
    for next in select(&page, ".which-next") {
        let target = next.attr("href").unwrap();
        assert_eq!(select(&page, &format!(".which {target}")).len(), 1, "{target}");
    }
    let ways = select(&page, ".which-way");
    assert_eq!(ways.len(), 2);
    for (way, caption) in ways.iter().zip(["Nobody says a word.", "Bread & a <word>."]) {
        let drawing = Selector::parse("figure.timeline svg.tl > title").unwrap();
        let title: String = way.select(&drawing).flat_map(|title| title.text()).collect();
        assert_eq!(title, caption);
    }
    assert_eq!(texts(&page, ".which-way p a"), ["Shopping", "A *lane* or two"]);
    let link = select(&page, "#which-shop p a")[0].attr("href");
    assert_eq!(link, Some("lesson-01.html#a-lane-or-two"));
}

/// One rule for each way through the questions; an answer that is not on it does not count.
#[test]
fn the_style_shows_what_the_answers_lead_to() {
    let style = texts(&page(), ".which style").concat();
    let hurry = |place| format!(":has(#which-hurry-{place}:checked)");
    let talk = |place| format!(":has(#which-talk-{place}:checked)");
    for rule in [
        ".which #which-hurry".to_owned(),
        format!(".which{} #which-talk", hurry(2)),
        format!(".which{} #which-quiet", hurry(1)),
        format!(".which{}{} #which-quiet", hurry(2), talk(1)),
        format!(".which{}{} #which-shop", hurry(2), talk(2)),
    ] {
        assert!(style.contains(&format!("{rule}{{display:block}}")), "{rule} in {style}");
    }
    assert_eq!(style.matches("{display:block}").count(), 5 + 1, "and the target: {style}");
    assert!(style.starts_with("@supports selector(:has(*)){@media screen{"), "{style}");
}

#[test]
fn pitfalls_stand_below_what_one_sees_and_lead_to_a_heading() {
    let page = page();
    assert_eq!(texts(&page, "main h2"), ["No bread", "Old bread"]);
    assert_eq!(texts(&page, "main > ul > li strong"), ["It is gone", "It is hard"]);
    let said = texts(&page, "main > ul > li");
    for words in ["Somebody ate it.", "Repair: Bake.", "01 A *lane* or two"] {
        assert!(said[0].contains(words), "{words} in {}", said[0]);
    }
    let links = select(&page, "main > ul a");
    let links: Vec<_> = links.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["lesson-01.html#a-lane-or-two", "lesson-01.html#shopping"]);
}

#[test]
fn behaviour_is_a_table() {
    let page = page();
    assert_eq!(texts(&page, "main > .table-wrapper tbody td"), ["the end", "a | b", "c", "01"]);
}

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

/// What a symptom of the course quotes, a test expects: whoever looks for a message finds it in its own words.
#[test]
fn messages_in_symptoms_are_those_that_proofs_expect() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = std::fs::read_to_string(root.join("book/pitfalls.toml")).unwrap();
    let file: toml::Table = text.parse().unwrap();
    let groups = file["group"].as_array().unwrap().iter();
    let mut quoted = 0;
    for pitfall in groups.flat_map(|group| group["pitfall"].as_array().unwrap()) {
        let lesson = &pitfall["see"].as_str().unwrap()[.."lesson-01".len()];
        let proofs = match pitfall.get("proof") {
            Some(toml::Value::Array(proofs)) => proofs.clone(),
            proof => proof.cloned().into_iter().collect(),
        };
        let mut expected = String::new();
        for proof in &proofs {
            let path = proof.as_str().unwrap().split(':').next().unwrap();
            let path = root.join("crates").join(lesson).join(path);
            for path in [path.with_extension("stderr"), path] {
                expected += &std::fs::read_to_string(path).unwrap_or_default();
            }
        }
        let symptom = pitfall["symptom"].as_str().unwrap();
        let spans = symptom.split('`').skip(1).step_by(2);
        for message in spans.filter(|span| span.contains(' ') && !span.contains(['|', '…'])) {
            quoted += 1;
            assert!(expected.contains(message), "{symptom}: no proof expects {message:?}");
        }
    }
    assert!(quoted >= 8, "{quoted}");
}
