//! What is made has the shape of the lessons that are there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use syllabus::Lesson;

use super::{Copy, Tree, touched};

/// The files of a lesson, the names that differ from lesson to lesson left open.
fn shape(tree: &Tree, lesson: &Lesson) -> BTreeSet<String> {
    let name = lesson.name();
    let own = tree.keys().filter(|path| path.split('/').any(|part| part == name));
    let own = own.filter(|path| !path.contains("/snapshots/") && !path.contains("__pycache__"));
    let open = |path: &String| {
        let mut path = path.replace(&name, "lesson-NN");
        for exercise in &lesson.exercises {
            path = path.replace(&format!("/{}.rs", exercise.id), "/ID.rs");
            path = path.replace(&format!("/{}/", exercise.id), "/ID/");
        }
        let (folder, file) = path.rsplit_once('/').unwrap();
        let is_open = ["/python", "/compile_fail", "right/ID", "mistakes/ID"]
            .iter()
            .any(|end| folder.ends_with(end));
        match file.rsplit_once('.') {
            Some((_, extension)) if is_open => format!("{folder}/*.{extension}"),
            _ => path,
        }
    };
    own.map(open).collect()
}

fn in_all<T: Ord + Clone>(sets: impl IntoIterator<Item = BTreeSet<T>>) -> BTreeSet<T> {
    sets.into_iter().reduce(|one, other| &one & &other).unwrap()
}

#[test]
fn a_lesson_has_the_files_that_all_lessons_have() {
    let copy = Copy::new();
    copy.new_(&["lesson", "An untaken title"]).code(0);
    let (tree, workspace) = (copy.tree(), copy.workspace());
    let lessons = Lesson::all(&workspace).unwrap();
    let (made, others) = lessons.split_last().unwrap();
    assert_eq!((made.number, made.title.as_str()), (copy.next(), "An untaken title"));

    let of_all = in_all(others.iter().map(|lesson| shape(&tree, lesson)));
    let of_made = shape(&tree, made);
    let missing: Vec<_> = of_all.difference(&of_made).collect();
    assert!(missing.is_empty(), "every lesson has these, and the mould has not: {missing:?}");

    let mut known: BTreeSet<String> = others.iter().flat_map(|l| shape(&tree, l)).collect();
    // The book looks for these.
    known.extend(["questions.toml", "teach.md"].map(|name| format!("crates/lesson-NN/{name}")));
    let foreign: Vec<_> = of_made.difference(&known).collect();
    assert!(foreign.is_empty(), "the mould has these, and no lesson has: {foreign:?}");
}

/// What every lesson has with its own number in it, the mould has with that of the new one.
#[test]
fn files_that_are_the_same_in_all_lessons_are_the_same_in_a_new_one() {
    let copy = Copy::new();
    copy.new_(&["lesson", "An untaken title"]).code(0);
    // A lesson about the library has it; one in which it is written has not.
    const ITS_OWN: &str = "gather.workspace = true\n";
    let with = |path: &str, number: u8| {
        let number = format!("{number:02}");
        let text = copy.text(&path.replace("NN", &number)).replace(ITS_OWN, "");
        ["lesson-", "lesson_", "exercise-", "solution-", "lesson "]
            .iter()
            .fold(text, |text, before| {
                text.replace(&format!("{before}{number}"), &format!("{before}NN"))
            })
    };
    let made = copy.next();
    for path in [
        "crates/lesson-NN/src/main.rs",
        "crates/lesson-NN/tests/scenes.rs",
        "crates/lesson-NN/tests/compile_fail.rs",
        "solutions/lesson-NN/Cargo.toml",
        "solutions/lesson-NN/build.rs",
        "solutions/lesson-NN/tests/proof.rs",
    ] {
        for lesson in &copy.lessons {
            assert_eq!(with(path, made), with(path, lesson.number), "{path}");
        }
    }
    // What the exercises are called differs.
    let path = "exercises/lesson-NN/Cargo.toml";
    let head = |number| with(path, number).split("[[test]]").next().unwrap().to_owned();
    for lesson in &copy.lessons {
        assert_eq!(head(made), head(lesson.number), "{path}");
    }
}

/// Tables and keys of a lesson's manifest, and of what is said of its exercises.
#[test]
fn what_a_lesson_says_of_itself_has_the_keys_of_the_others() {
    let copy = Copy::new();
    copy.new_(&["lesson", "An untaken title"]).code(0);
    let keys = |path: &str, number: u8| {
        let text = copy.text(&path.replace("NN", &format!("{number:02}")));
        let table: toml::Table = toml::from_str(&text).unwrap();
        let mut keys = BTreeSet::new();
        collect(&toml::Value::Table(table), "", &mut keys);
        // Which crates a lesson needs is its own affair, and not every exercise explains its refusals.
        keys.retain(|key| !key.contains("dependencies.") && !key.contains("explain"));
        keys
    };
    for path in ["crates/lesson-NN/Cargo.toml", "exercises/lesson-NN/lesson.toml"] {
        for lesson in &copy.lessons {
            assert_eq!(keys(path, copy.next()), keys(path, lesson.number), "{path}");
        }
    }
}

fn collect(value: &toml::Value, path: &str, keys: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                collect(value, &format!("{path}.{key}"), keys);
            }
        }
        toml::Value::Array(items) if items.iter().any(toml::Value::is_table) => {
            items.iter().for_each(|item| collect(item, path, keys));
        }
        _ => _ = keys.insert(path.to_owned()),
    }
}

/// From what to remember on, all chapters have the same headings, and a new one has them too. What its
/// exercises and questions lead to is a heading of it.
#[test]
fn a_chapter_ends_as_the_others_do() {
    let copy = Copy::new();
    copy.new_(&["lesson", "An untaken title"]).code(0);
    let headings = |number: u8| -> Vec<String> {
        let text = copy.text(&format!("book/src/lesson-{number:02}.md"));
        text.lines().filter_map(|l| l.strip_prefix("## ")).map(str::to_owned).collect()
    };
    let end = |number| {
        let headings = headings(number).into_iter();
        headings.skip_while(|heading| heading != "Remember").collect::<BTreeSet<_>>()
    };
    let of_all = in_all(copy.lessons.iter().map(|lesson| end(lesson.number)));
    let missing = &of_all - &end(copy.next());
    assert!(!of_all.is_empty() && missing.is_empty(), "every chapter has these: {missing:?}");

    let made = headings(copy.next());
    let fragments: Vec<String> = made
        .iter()
        .map(|heading| {
            let lower = heading.to_lowercase();
            let kept = lower.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.collect::<String>().replace(' ', "-")
        })
        .collect();
    let questions = copy.text(&format!("crates/lesson-{:02}/questions.toml", copy.next()));
    let sees = questions.lines().filter_map(|l| l.strip_prefix("see = "));
    let sees: Vec<String> = sees.map(|see| see.trim_matches('"').to_owned()).collect();
    assert!(!sees.is_empty());
    let exercise = Lesson::all(&copy.workspace()).unwrap().pop().unwrap().exercises.pop().unwrap();
    let read = exercise.read.split_once('#').unwrap().1.to_owned();
    for fragment in sees.into_iter().chain([read]) {
        assert!(fragments.contains(&fragment), "{fragment} is none of {fragments:?}");
    }
}

/// However long a name is, what is made is as rustfmt would have it.
#[test]
fn what_is_made_needs_no_formatting() {
    if Command::new("rustfmt").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "rustfmt is missing");
        eprintln!("skipped: rustfmt is missing");
        return;
    }
    for name in ["x", &"x".repeat(30)] {
        let copy = Copy::new();
        let before = copy.tree();
        copy.new_(&["lesson", "An untaken title"]).code(0);
        copy.new_(&["scene", name]).code(0);
        copy.new_(&["exercise", name]).code(0);
        let (new, _) = touched(&before, &copy.tree());
        // What the compiler refuses need not be formatted, and what a file includes is looked at by itself.
        let rust =
            new.iter().filter(|path| path.ends_with(".rs") && !path.contains("/compile_fail/"));
        let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rustfmt.toml");
        let mut rustfmt = Command::new("rustfmt");
        rustfmt.args(["--edition", "2024", "--check", "--config-path"]).arg(config);
        let output = rustfmt.current_dir(copy.dir.path()).args(rust).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

/// The message in the mould is the one that the compiler gives.
#[test]
fn what_the_compiler_says_is_what_it_says() {
    let copy = Copy::new();
    copy.new_(&["lesson", "An untaken title"]).code(0);
    let folder = copy.workspace().lesson_crate(copy.next());
    let case = "tests/compile_fail/not_awaited";
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition", "2024", "--emit", "metadata", "--out-dir"]).arg(copy.dir.path());
    let output = rustc.current_dir(&folder).arg(format!("{case}.rs")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let golden = fs::read_to_string(folder.join(format!("{case}.stderr"))).unwrap();
    let plain = |text: &str| {
        let lines = text.lines().map(|line| line.trim_end().trim_start_matches(' '));
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (said, golden) = (plain(&said), plain(&golden));
    assert!(said.len() > golden.len() && said[..golden.len()] == golden, "{said:#?}\n{golden:#?}");
}
