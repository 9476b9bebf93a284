//! What cannot be made leaves everything as it was.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use predicates::prelude::*;
use predicates::str::contains;

use super::{Copy, Tree, read, touched};

#[test]
fn a_name_that_cannot_be_taken_changes_nothing() {
    let copy = Copy::new();
    copy.new_(&["lesson", "An untaken title"]).code(0);
    let last = copy.lessons.last().unwrap();
    let (title, exercise) = (last.title.to_uppercase(), last.exercises[0].id.clone());
    let own = copy.workspace().lesson_crate(1);
    let twins = fs::read_dir(own.join("python")).unwrap().map(|entry| entry.unwrap().path());
    let twin = twins.min().unwrap().file_stem().unwrap().to_str().unwrap().to_owned();
    let orphan = copy.dir.path().join("solutions/lesson-01/mistakes/unheard_of_orphan/swapped.rs");
    fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    fs::write(orphan, "").unwrap();
    let before = copy.tree();
    for (args, words) in [
        (&["lesson", &title][..], "that is taken"),
        (&["lesson", "an untaken title"], "that is taken"),
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
        (
            &["scene", "unheard_of", "--lesson", "98"],
            "there is no lesson `98`; there is lesson-01, ",
        ),
        (&["scene", "unheard_of", "--lesson", "zero"], "there is no lesson `zero`"),
        (&["exercise", &exercise], "is an exercise; nothing was made"),
        (&["exercise", "first_exercise"], "is an exercise; nothing was made"),
        (&["exercise", "1st"], "it names a function"),
        (&["exercise", "loop"], "uses that word already"),
        (
            &["exercise", "unheard_of_orphan", "--lesson", "1"],
            "mistakes/unheard_of_orphan/swapped.rs is there",
        ),
        (&["exercise", "unheard_of", "--lesson", ""], "there is no lesson ``"),
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
    for args in
        [["lesson", "An untaken title"], ["scene", "unheard_of"], ["exercise", "unheard_of"]]
    {
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
            &["lesson", "An untaken title"][..],
            "crates/lab/src/lib.rs",
            &without("LessonScenes { number: ") as &dyn Fn(&str) -> String,
            "crates/lab/src/lib.rs is not as the others are: there is no line of another lesson",
        ),
        (
            &["lesson", "An untaken title"],
            "book/src/SUMMARY.md",
            &without("](lesson-"),
            "SUMMARY.md is not",
        ),
        (
            &["scene", "unheard_of"],
            "crates/lesson-03/src/scenes.rs",
            &without("vec!["),
            "scenes.rs is not",
        ),
        (
            &["scene", "unheard_of"],
            "book/src/lesson-03.md",
            &(|text: &str| text.replace("\n## ", "\n# ")) as &dyn Fn(&str) -> String,
            "there is no heading",
        ),
        (
            &["exercise", "unheard_of"],
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
    copy.new_(&["lesson", "An untaken title"]).code(1).stderr(contains("cannot be written"));
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
    copy.new_(&["scene", "unheard_of_one", "--lesson", "1"])
        .code(0)
        .stdout(contains("not committed").not());
    let text = copy.text("crates/lesson-01/src/lib.rs");
    copy.new_(&["scene", "unheard_of_two", "--lesson", "1"])
        .code(0)
        .stdout(contains("not committed").and(contains("crates/lesson-01/src/lib.rs")));
    let both = copy.text("crates/lesson-01/src/lib.rs");
    assert!(both.contains("fn unheard_of_one(") && both.contains("fn unheard_of_two("));
    assert!(text.lines().all(|line| both.contains(line)));
}
