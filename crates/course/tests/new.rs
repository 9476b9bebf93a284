//! `cargo course new`, in a copy of the course that is never compiled: what is made has the shape of the
//! lessons that are there, so that the mould cannot drift from them.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::assert::Assert;
use predicates::prelude::*;
use predicates::str::contains;
use syllabus::{Lesson, Workspace};

/// What a path of the course holds, by its name from the root.
type Tree = BTreeMap<String, String>;

/// What of the course `new` reads and writes.
const COPIED: [&str; 6] =
    ["Cargo.toml", "README.md", "book", "crates/lab", "exercises", "solutions"];

struct Copy {
    dir: tempfile::TempDir,
    lessons: Vec<Lesson>,
}

impl Copy {
    fn new() -> Self {
        let course = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let lessons = Lesson::all(&course).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let crates = lessons.iter().map(|lesson| format!("crates/{}", lesson.name()));
        for name in COPIED.map(str::to_owned).into_iter().chain(crates) {
            copy(&course.root().join(&name), &dir.path().join(&name));
        }
        Self { dir, lessons }
    }

    fn workspace(&self) -> Workspace {
        Workspace::find(self.dir.path()).unwrap()
    }

    /// The number of the lesson that comes next.
    fn next(&self) -> u8 {
        self.lessons.last().unwrap().number + 1
    }

    fn new_(&self, args: &[&str]) -> Assert {
        let mut course = assert_cmd::Command::new(env!("CARGO_BIN_EXE_course"));
        course.current_dir(self.dir.path()).arg("new").args(args).assert()
    }

    fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        read(self.dir.path(), self.dir.path(), &mut tree);
        tree
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.dir.path().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

fn read(root: &Path, folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, tree);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            tree.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

/// The names that are new in `after`, and those whose text is another.
fn touched(before: &Tree, after: &Tree) -> (Vec<String>, Vec<String>) {
    assert!(before.keys().all(|name| after.contains_key(name)), "nothing is taken away");
    let new = after.keys().filter(|name| !before.contains_key(*name));
    let changed = before.keys().filter(|name| before[*name] != after[*name]);
    (new.cloned().collect(), changed.cloned().collect())
}

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
    copy.new_(&["lesson", "Trial run"]).code(0);
    let (tree, workspace) = (copy.tree(), copy.workspace());
    let lessons = Lesson::all(&workspace).unwrap();
    let (made, others) = lessons.split_last().unwrap();
    assert_eq!((made.number, made.title.as_str()), (copy.next(), "Trial run"));

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
    copy.new_(&["lesson", "Trial run"]).code(0);
    let with = |path: &str, number: u8| {
        let number = format!("{number:02}");
        let text = copy.text(&path.replace("NN", &number));
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
    copy.new_(&["lesson", "Trial run"]).code(0);
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
    copy.new_(&["lesson", "Trial run"]).code(0);
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

/// Each line that names a lesson elsewhere is that of the lesson before, with another number.
#[test]
fn a_lesson_is_named_where_the_others_are() {
    let copy = Copy::new();
    let before = copy.tree();
    copy.new_(&["lesson", "Trial run"]).code(0);
    let after = copy.tree();
    let (new, changed) = touched(&before, &after);
    assert_eq!(
        changed,
        ["README.md", "book/src/SUMMARY.md", "crates/lab/Cargo.toml", "crates/lab/src/lib.rs"]
    );
    let name = format!("lesson-{:02}", copy.next());
    assert!(new.iter().all(|path| path.contains(&name)), "{new:?}");
    for path in changed {
        let lines = |tree: &Tree| tree[&path].lines().map(str::to_owned).collect::<Vec<_>>();
        let (old, new) = (lines(&before), lines(&after));
        let at = new.iter().zip(&old).position(|(new, old)| new != old).unwrap();
        let mut without = new.clone();
        let (line, like) = (without.remove(at), &new[at - 1]);
        assert_eq!(without, old, "{path} has one line more and is otherwise as it was");
        let last = copy.lessons.last().unwrap();
        let (number, was) = (copy.next(), last.number);
        let expected = match path.as_str() {
            "README.md" => Lesson::all(&copy.workspace()).unwrap().pop().unwrap().readme_row(),
            _ => like
                .replace(&last.title, "Trial run")
                .replace(&format!("{was:02}"), &format!("{number:02}"))
                .replace(&format!("number: {was},"), &format!("number: {number},")),
        };
        assert_eq!(line, expected, "{path}");
    }
}

/// Function, scene, twin, chapter: snapshots aside, nothing else.
#[test]
fn a_scene_touches_four_places_in_every_lesson() {
    let copy = Copy::new();
    copy.new_(&["lesson", "Trial run"]).code(0);
    let all = 1..=copy.next();
    for number in all {
        let before = copy.tree();
        copy.new_(&["scene", "trial_scene", "--lesson", &number.to_string()]).code(0);
        let (new, changed) = touched(&before, &copy.tree());
        let own = format!("crates/lesson-{number:02}");
        assert_eq!(new, [format!("{own}/python/trial_scene.py")]);
        assert_eq!(
            changed,
            [
                format!("book/src/lesson-{number:02}.md"),
                format!("{own}/src/lib.rs"),
                format!("{own}/src/scenes.rs")
            ]
        );
        let chapter = copy.text(&changed[0]);
        assert!(chapter.contains("\n## TODO: what happens in trial_scene\n\n{{#twins "));
        for path in &changed[1..] {
            let is_todo = |line: &str| line.contains("TODO") || line.contains("trial_scene");
            assert!(copy.text(path).lines().any(is_todo), "{path}");
        }
    }
}

#[test]
fn an_exercise_is_one_of_its_lesson_and_takes_its_time() {
    let copy = Copy::new();
    for number in copy.lessons.iter().map(|lesson| lesson.number) {
        let before = copy.tree();
        let (id, of) = (format!("trial_{number}"), number.to_string());
        copy.new_(&["exercise", &id, "--lesson", &of]).code(0);
        let (new, changed) = touched(&before, &copy.tree());
        let lesson = format!("lesson-{number:02}");
        assert!(new.iter().all(|path| path.contains(&lesson) && path.contains(&id)), "{new:?}");
        assert_eq!(
            changed,
            ["crates/NN/Cargo.toml", "exercises/NN/Cargo.toml", "exercises/NN/lesson.toml"]
                .map(|path| path.replace("NN", &lesson))
        );
        let lessons = Lesson::all(&copy.workspace()).unwrap();
        let made = lessons.iter().find(|lesson| lesson.number == number).unwrap();
        let was = copy.lessons.iter().find(|lesson| lesson.number == number).unwrap();
        assert_eq!(made.exercises.len(), was.exercises.len() + 1);
        assert_eq!(made.exercises.last().unwrap().id, id);
        assert_eq!(made.chapter_minutes(), was.chapter_minutes());
        let targets = copy.text(&format!("exercises/{lesson}/Cargo.toml"));
        assert!(targets.ends_with(&format!("\n[[test]]\nname = \"{id}\"\npath = \"{id}.rs\"\n")));
    }
}

/// Without `--lesson` it is the last one, also the one that was made a moment ago.
#[test]
fn the_last_lesson_is_meant_where_none_is_named() {
    let copy = Copy::new();
    copy.new_(&["lesson", "Trial run"]).code(0);
    let made = format!("lesson-{:02}", copy.next());
    copy.new_(&["scene", "more"]).code(0).stdout(contains(format!("crates/{made}/src/lib.rs")));
    copy.new_(&["exercise", "more"]).code(0).stdout(contains(format!("exercises/{made}/more.rs")));
}

#[test]
fn a_name_that_cannot_be_taken_changes_nothing() {
    let copy = Copy::new();
    copy.new_(&["lesson", "Trial run"]).code(0);
    let last = copy.lessons.last().unwrap();
    let (title, exercise) = (last.title.to_uppercase(), last.exercises[0].id.clone());
    let own = copy.workspace().lesson_crate(1);
    let twins = fs::read_dir(own.join("python")).unwrap().map(|entry| entry.unwrap().path());
    let twin = twins.min().unwrap().file_stem().unwrap().to_str().unwrap().to_owned();
    let orphan = copy.dir.path().join("solutions/lesson-01/mistakes/orphan/swapped.rs");
    fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    fs::write(orphan, "").unwrap();
    let before = copy.tree();
    for (args, words) in [
        (&["lesson", &title][..], "that is taken"),
        (&["lesson", "trial run"], "that is taken"),
        (&["lesson", "a|b"], "a title is made of"),
        (&["lesson", ""], "a title is made of"),
        (&["scene", "first_scene"], "has a first_scene; nothing was made"),
        (&["scene", "scenes"], "uses that word already"),
        (&["scene", "fetch"], "uses that word already"),
        (&["scene", "asyncio"], "Python's library"),
        (&["scene", "First"], "it names a function"),
        (&["scene", "no-name"], "it names a function"),
        (&["scene", "../x"], "it names a function"),
        (&["scene", "await"], "uses that word already"),
        (&["scene", &twin, "--lesson", "1"], "that is taken"),
        (&["scene", "x", "--lesson", "98"], "there is no lesson `98`; there is lesson-01, "),
        (&["scene", "x", "--lesson", "zero"], "there is no lesson `zero`"),
        (&["exercise", &exercise], "is an exercise; nothing was made"),
        (&["exercise", "first_exercise"], "is an exercise; nothing was made"),
        (&["exercise", "1st"], "it names a function"),
        (&["exercise", "loop"], "uses that word already"),
        (&["exercise", "orphan", "--lesson", "1"], "mistakes/orphan/swapped.rs is there"),
        (&["exercise", "x", "--lesson", ""], "there is no lesson ``"),
    ] {
        copy.new_(args).code(2).stdout("").stderr(contains(words));
        assert!(copy.tree() == before, "{args:?} changed something");
    }
    copy.new_(&[]).code(2);
    copy.new_(&["chapter", "x"]).code(2);
    assert!(copy.tree() == before);
}

#[test]
fn outside_the_course_nothing_is_made() {
    let elsewhere = tempfile::tempdir().unwrap();
    for args in [["lesson", "Trial"], ["scene", "trial"], ["exercise", "trial"]] {
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_course"))
            .current_dir(elsewhere.path())
            .arg("new")
            .args(args)
            .assert()
            .code(2)
            .stderr(contains("not inside the course"));
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

/// A file that has not the shape of the others is named, and nothing is made beside it.
#[test]
fn where_a_line_has_no_place_nothing_is_made() {
    let without = |words: &'static str| move |text: &str| text.replace(words, "");
    for (args, path, damage, words) in [
        (
            &["lesson", "Trial"][..],
            "crates/lab/src/lib.rs",
            &without("Lesson { number: ") as &dyn Fn(&str) -> String,
            "crates/lab/src/lib.rs is not as the others are: there is no line of another lesson",
        ),
        (&["lesson", "Trial"], "book/src/SUMMARY.md", &without("](lesson-"), "SUMMARY.md is not"),
        (
            &["scene", "trial"],
            "crates/lesson-03/src/scenes.rs",
            &without("vec!["),
            "scenes.rs is not",
        ),
        (
            &["scene", "trial"],
            "book/src/lesson-03.md",
            &(|text: &str| text.replace("\n## ", "\n# ")) as &dyn Fn(&str) -> String,
            "there is no heading",
        ),
        (
            &["exercise", "trial"],
            "exercises/lesson-03/Cargo.toml",
            &(|text: &str| format!("<<<<<<< HEAD\n{text}")) as &dyn Fn(&str) -> String,
            "a merge is not done there",
        ),
    ] {
        let copy = Copy::new();
        let path = path.replace("lesson-03", &copy.lessons.last().unwrap().name());
        let file = copy.dir.path().join(&path);
        fs::write(&file, damage(&copy.text(&path))).unwrap();
        let before = copy.tree();
        copy.new_(args)
            .code(1)
            .stdout("")
            .stderr(contains(words).and(contains("nothing was made")));
        assert!(copy.tree() == before, "{args:?} changed something");
    }
}

/// A disk that refuses the last of many files: what was written before it is taken back.
#[test]
fn what_cannot_be_written_to_its_end_is_not_begun() {
    let copy = Copy::new();
    // A folder that leads nowhere, where the solutions of the next lesson would go.
    let folder = copy.workspace().solutions(copy.next());
    std::os::unix::fs::symlink("/nowhere/at/all", &folder).unwrap();
    let before = {
        let mut tree = Tree::new();
        for name in ["book", "crates", "exercises"] {
            read(copy.dir.path(), &copy.dir.path().join(name), &mut tree);
        }
        tree
    };
    copy.new_(&["lesson", "Trial"]).code(1).stderr(contains("cannot be written"));
    fs::remove_file(&folder).unwrap();
    let after = copy.tree();
    let (new, changed) = touched(&before, &after);
    let new: Vec<_> = new.iter().filter(|path| path.contains("lesson-")).collect();
    let outside = |path: &&&String| !path.starts_with("solutions/");
    assert!(new.iter().filter(outside).count() == 0 && changed.is_empty(), "{new:?} {changed:?}");
    let left = |path: PathBuf| assert!(!path.exists(), "{} is left", path.display());
    left(copy.workspace().lesson_crate(copy.next()));
    left(copy.workspace().exercises(copy.next()));
}

/// A change of the author's that is not committed is kept, and told.
#[test]
fn changes_that_are_not_committed_are_kept_and_told() {
    let copy = Copy::new();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Author", "-c", "user.email=author@example.org"]);
        git.args(["-c", "commit.gpgsign=false", "-C"]).arg(copy.dir.path()).args(args);
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"] {
            git.env_remove(name);
        }
        assert!(git.output().unwrap().status.success(), "{args:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "Begin"]);
    copy.new_(&["scene", "one", "--lesson", "1"]).code(0).stdout(contains("not committed").not());
    let text = copy.text("crates/lesson-01/src/lib.rs");
    copy.new_(&["scene", "two", "--lesson", "1"])
        .code(0)
        .stdout(contains("not committed").and(contains("crates/lesson-01/src/lib.rs")));
    let both = copy.text("crates/lesson-01/src/lib.rs");
    assert!(both.contains("fn one(") && both.contains("fn two("));
    assert!(text.lines().all(|line| both.contains(line)));
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
        copy.new_(&["lesson", "Trial run"]).code(0);
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
    copy.new_(&["lesson", "Trial run"]).code(0);
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
