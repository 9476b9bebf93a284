//! Pages that are made from all lessons: the table, the course on one page, plans, notes for teachers;
//! and the glossary's entries, wherever their terms are used.

use crate::mini::Mini;
use scraper::{ElementRef, Html, Selector};

const RECAP: &str = "
## In depth

{{#timeline quiet}}

### What it costs

See [above](#shopping), and [the glossary](glossary.md#bread). <a id=\"mark\"></a>

## In one minute

You buy `bread`. It takes {{#minutes}} minutes.

## In one line

Buy [bread](glossary.md#bread), see [here](#shopping).
";

const NOTES: &str = "\
### Ask before the run

Who pays? See [the chapter](#shopping).

### Usual wrong answers

Nobody.

### Where readers stumbled

{{#output shopping}}

### On the board

A shop.

### When time is short

Nothing.
";

const PLANS: &str = "\
[[plan]]
id = \"hour\"
minutes = 60
steps = [
    { text = \"Set up\", minutes = 8 },
    { chapter = 1 },
    { exercise = \"lesson-01/again\" },
    { pause = 10 },
]
";

/// A course that has all of it.
fn mini() -> Mini {
    let mini = Mini::new();
    mini.append("book/src/lesson-01.md", RECAP);
    mini.append(
        "book/src/SUMMARY.md",
        "\n[All](all.md)\n[Teach](teach.md)\n[Glossary](glossary.md)",
    );
    mini.write("book/src/all.md", "# All\n\n{{#lessons}}\n\n{{#one-page}}\n");
    mini.write("book/src/teach.md", "# Teach\n\n{{#plan hour}}\n\n{{#teacher-notes}}\n");
    mini.write(
        "book/src/glossary.md",
        "# Glossary\n\n### Bread\n\nFlour & \"water\", *baked*. [Lesson 01](lesson-01.md)\n",
    );
    mini.write("book/teach.toml", PLANS);
    mini.write("crates/lesson-01/teach.md", NOTES);
    mini
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

fn page(mini: &Mini, name: &str) -> Html {
    mini.build().unwrap_or_else(|error| panic!("{error}"));
    Html::parse_document(&mini.read(&format!("target/book/{name}.html")))
}

/// What the build says when these words of a file are others.
fn refusal(file: &str, from: &str, to: &str) -> String {
    let mini = mini();
    let text = mini.read(file);
    assert!(text.contains(from), "{from} is not in {file}");
    mini.write(file, &text.replace(from, to));
    mini.build().unwrap_err()
}

#[test]
fn the_table_of_lessons_is_made_from_what_they_say() {
    let page = page(&mini(), "all");
    let cells = texts(&page, "main > .table-wrapper tbody td");
    assert_eq!(cells, ["01", "Shopping", "beginner", "–", "42", "buy()", "shop"]);
    let link = &select(&page, "main table td a")[0];
    assert_eq!(link.attr("href"), Some("lesson-01.html"));
}

#[test]
fn one_page_has_each_lesson_in_a_line_a_minute_and_depth() {
    let page = page(&mini(), "all");
    assert_eq!(texts(&page, "main h2"), ["01 Shopping"]);
    let text = texts(&page, "main")[0].clone();
    for words in
        ["The whole lesson: beginner, 42 minutes", "Buy bread, see here.", "It takes 42 minutes."]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let (line, minute) = (text.find("Buy bread").unwrap(), text.find("You buy").unwrap());
    assert!(line < minute && minute < text.find("What it costs").unwrap());
    assert_eq!(texts(&page, "details.depth > summary"), ["In depth"]);
    assert_eq!(select(&page, "details.depth figure.timeline svg").len(), 2, "wide and narrow");
    assert_eq!(texts(&page, "details.depth h3"), ["What it costs"]);
}

#[test]
fn what_one_page_shows_leads_home_and_brings_no_ids() {
    let page = page(&mini(), "all");
    let links = select(&page, "main p a:not(.term)");
    let links: Vec<_> = links.iter().filter_map(|link| link.attr("href")).collect();
    let home = "lesson-01.html#shopping";
    assert_eq!(links.iter().filter(|link| **link == home).count(), 2, "{links:?}");
    assert!(!links.contains(&"#shopping"), "{links:?}");
    assert!(select(&page, "#mark").is_empty());
    let mut ids: Vec<_> = select(&page, "[id]").iter().filter_map(|e| e.attr("id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn a_chapter_without_a_section_is_refused() {
    let file = "book/src/lesson-01.md";
    for heading in ["In depth", "In one minute", "In one line"] {
        let wanted = format!("the course on one page needs the section `## {heading}`");
        let missing = refusal(file, &format!("## {heading}"), "## Something else");
        assert_eq!(missing.lines().count(), 1, "{missing}");
        assert!(missing.starts_with(&format!("{file}:1: {wanted}")), "{missing}");
        let deeper = refusal(file, &format!("## {heading}"), &format!("### {heading}"));
        assert!(deeper.contains(&wanted), "{deeper}");
    }
    let empty = refusal(file, "\nBuy [bread](glossary.md#bread), see [here](#shopping).\n", "");
    assert!(empty.contains("needs the section `## In one line`"), "{empty}");
}

#[test]
fn what_is_wrong_in_a_section_is_told_once_with_the_chapters_line() {
    let mini = mini();
    let file = "book/src/lesson-01.md";
    mini.write(
        file,
        &mini.read(file).replace("{{#timeline quiet}}\n\n###", "{{#timeline no}}\n\n###"),
    );
    let line = mini.read(file).lines().position(|line| line == "{{#timeline no}}").unwrap() + 1;
    let refusal = mini.build().unwrap_err();
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
    assert!(refusal.starts_with(&format!("{file}:{line}: lesson 01 has no scene")), "{refusal}");
}

#[test]
fn a_broken_link_in_what_is_shown_again_names_its_own_file() {
    let (chapter, notes) = ("book/src/lesson-01.md", "crates/lesson-01/teach.md");
    for (file, from, to) in [
        (chapter, "[here](#shopping)", "[here](#no)"),
        (chapter, "[here](#shopping)", "[here](no.md)"),
        (notes, "(#shopping)", "(#no)"),
        (notes, "(#shopping)", "(lesson-01.md#no)"),
        (notes, "(#shopping)", "(no.md)"),
    ] {
        let refusal = refusal(file, from, to);
        let mut lines = refusal.lines();
        assert!(lines.all(|line| line.starts_with(&format!("{file}:"))), "{to}: {refusal}");
    }
}

#[test]
fn terms_carry_their_entries_on_every_page() {
    let mini = mini();
    for name in ["lesson-01", "all"] {
        let page = page(&mini, name);
        let terms = select(&page, "a.term");
        assert_eq!(terms.len(), 2, "{name}");
        for term in terms {
            assert_eq!(term.attr("href"), Some("glossary.html#bread"));
            assert_eq!(term.attr("data-entry"), Some("Flour & “water”, baked."));
        }
    }
}

/// What questions say is woven as HTML, and their guesses are asked once in the book.
#[test]
fn questions_have_terms_as_well_and_are_asked_in_the_chapter_alone() {
    let mini = mini();
    let questions = "\
[[guess]]
id = \"how-long\"
kind = \"when\"
ask = \"When do you have the [bread](glossary.md#bread)?\"
scene = \"quiet\"
answer = \"3 s\"
because = \"The bread takes 3 s.\"
see = \"in-depth\"
wrong = [{ choice = \"1 s\", because = \"No.\" }, { choice = \"2 s\", because = \"No.\" }]

[[card]]
id = \"what\"
front = \"What is [bread](glossary.md#bread)?\"
back = \"Baked.\"
see = \"in-depth\"
";
    mini.write("crates/lesson-01/questions.toml", questions);
    let chapter = mini.read("book/src/lesson-01.md");
    let asks = "{{#guess how-long}}\n\n### What it costs";
    mini.write("book/src/lesson-01.md", &chapter.replace("### What it costs", asks));
    mini.append("book/src/lesson-01.md", "\n{{#cards}}");
    let chapter = page(&mini, "lesson-01");
    assert_eq!(select(&chapter, "gf-guess .q a.term[data-entry]").len(), 1);
    assert_eq!(select(&chapter, "gf-cards a.term[data-entry]").len(), 1);
    let one_page = page(&mini, "all");
    assert!(select(&one_page, "gf-guess").is_empty());
    let elsewhere = texts(&one_page, "details.depth p");
    assert!(elsewhere.contains(&"The chapter asks here.".to_owned()), "{elsewhere:?}");
}

#[test]
fn an_entry_is_neither_empty_nor_missing() {
    let file = "book/src/glossary.md";
    let empty = refusal(file, "Flour & \"water\", *baked*. [Lesson 01](lesson-01.md)", "");
    assert!(
        empty.starts_with("book/src/glossary.md:3: the entry \"Bread\" says nothing"),
        "{empty}"
    );
    let only_a_link = refusal(file, "Flour & \"water\", *baked*. ", "");
    assert!(only_a_link.contains("the entry \"Bread\" says nothing"), "{only_a_link}");
    let missing = refusal(file, "### Bread", "### Cake");
    assert!(missing.contains("book/src/lesson-01.md:"), "{missing}");
    assert!(missing.contains("leads to a fragment that its page does not have"), "{missing}");
}

#[test]
fn a_plan_is_a_table_with_a_clock() {
    let page = page(&mini(), "teach");
    let cells = texts(&page, "main table tbody td");
    let clock: Vec<_> = cells.chunks(3).map(|row| row[0].as_str()).collect();
    assert_eq!(clock, ["0:00", "0:08", "0:43", "0:50", "1:00"]);
    assert_eq!(cells[5], "Chapter 01: Shopping");
    assert_eq!(cells[8], "Exercise: Shop again, cargo course check again");
}

#[test]
fn a_plan_that_does_not_add_up_is_refused() {
    let wanted = "book/teach.toml:3: the plan \"hour\" says 60 minutes, and its steps take";
    // In the plan, in the lesson, in the exercise: the exercise is a part of the lesson.
    let said = refusal("book/teach.toml", "minutes = 8", "minutes = 9");
    assert_eq!(said, format!("{wanted} 61"));
    let said = refusal("crates/lesson-01/Cargo.toml", "minutes = 42", "minutes = 40");
    assert_eq!(said, format!("{wanted} 58"));
    let said = refusal("book/src/teach.md", "{{#plan hour}}", "{{#plan day}}");
    assert_eq!(said, "book/src/teach.md:3: book/teach.toml has no plan \"day\"; it has hour");
    let said = refusal("book/teach.toml", "[[plan]]", "[[plan");
    assert!(said.starts_with("book/teach.toml:1: "), "{said}");
}

#[test]
fn notes_stand_below_their_lessons() {
    let page = page(&mini(), "teach");
    assert_eq!(texts(&page, "main h2"), ["01 Shopping"]);
    assert_eq!(texts(&page, "main h3").len(), 5);
    assert_eq!(texts(&page, "figure.output code"), ["1 s  home with <bread>"]);
    let link = &select(&page, "main p a")[0];
    assert_eq!(link.attr("href"), Some("lesson-01.html#shopping"));
}

#[test]
fn a_lesson_without_notes_is_refused() {
    let mini = mini();
    std::fs::remove_file(mini.path("crates/lesson-01/teach.md")).unwrap();
    let said = mini.build().unwrap_err();
    let file = "crates/lesson-01/teach.md";
    assert!(said.starts_with(&format!("{file}:1: cannot read {file}: ")), "{said}");
}

#[test]
fn notes_have_five_headings_and_something_below_each() {
    let file = "crates/lesson-01/teach.md";
    for (from, to, line) in [
        ("### On the board", "### On the wall", 13),
        ("### On the board", "## On the board", 13),
        ("### On the board\n\nA shop.\n\n", "", 13),
        ("### When time is short\n\nNothing.\n", "", 1),
        ("### Ask before the run", "### Hello\n\nYou.\n\n### Ask before the run", 1),
    ] {
        let said = refusal(file, from, to);
        let wanted = format!("{file}:{line}: notes for the teacher have the headings");
        assert!(said.starts_with(&wanted), "{to}: {said}");
    }
    let said = refusal(file, "\nA shop.\n", "");
    assert_eq!(said, format!("{file}:13: nothing stands below \"On the board\""));
    let said = refusal(file, "{{#output shopping}}", "{{#output no}}");
    assert!(said.starts_with(&format!("{file}:11: lesson 01 has no scene")), "{said}");
}

#[test]
fn an_exercise_sends_its_learner_to_a_heading() {
    let file = "exercises/lesson-01/lesson.toml";
    let read = "read = \"lesson-01.md#shopping\"";
    for (to, why) in [
        ("read = \"lesson-01.md#no\"", "leads to a fragment that its page does not have"),
        ("read = \"lesson-01.md#place\"", "leads to no heading of its page"),
        ("read = \"lesson-01.md\"", "is no place in the book"),
        ("read = \"lesson-09.md#shopping\"", "leads to a page that is not there"),
    ] {
        let mini = mini();
        mini.append("book/src/lesson-01.md", "<div id=\"place\"></div>");
        mini.write(file, &mini.read(file).replace(read, to));
        let said = mini.build().unwrap_err();
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with(&format!("{file}:5: ")) && said.contains(why), "{to}: {said}");
    }
    let explained = |fragment: &str| {
        let mini = mini();
        mini.append(file, &format!("[exercise.explain]\nstarts = {fragment:?}"));
        mini.build()
    };
    assert!(explained("what-it-costs").is_ok());
    let said = explained("nowhere").unwrap_err();
    let wanted = format!("{file}:9: \"lesson-01.md#nowhere\" leads to no heading of its page");
    assert_eq!(said, wanted);
}

#[test]
fn a_clone_with_the_line_ends_of_windows_gives_the_same_pages() {
    let (plain, windows) = (mini(), mini());
    windows.end_lines_as_windows();
    for course in [&plain, &windows] {
        course.build().unwrap_or_else(|error| panic!("{error}"));
    }
    for name in ["all", "teach", "lesson-01"] {
        let file = format!("target/book/{name}.html");
        assert_eq!(windows.read(&file), plain.read(&file), "{name}");
    }
}
