//! Reference pages: what they show from their data files.

use scraper::{ElementRef, Html, Selector};

use crate::mini::Mini;

/// Two questions and three ways; two answers lead to `quiet`.
pub const WHICH: &str = "\
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

pub const PITFALLS: &str = "\
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

pub const BEHAVIOUR: &str = "\
[[line]]
what = \"the `end`\"
asyncio = \"a | b\"
tokio = \"c\"
see = \"lesson-01.md#shopping\"
proof = \"tests/compile_fail/refused.rs\"
";

pub const FILES: [(&str, &str); 3] = [
    ("book/which.toml", WHICH),
    ("book/pitfalls.toml", PITFALLS),
    ("book/behaviour.toml", BEHAVIOUR),
];

pub fn mini() -> Mini {
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
    all.iter()
        .map(|element| element.text().collect::<String>().trim().replace('\u{a0}', " "))
        .collect()
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
