//! What else is touched, and nothing but that.

use predicates::str::contains;
use syllabus::Lesson;

use super::{Copy, Tree, touched};

/// Each line that names a lesson elsewhere is that of the lesson before, with another number.
#[test]
fn a_lesson_is_named_where_the_others_are() {
    let copy = Copy::new();
    let before = copy.tree();
    copy.new_(&["lesson", "An untaken title"]).code(0);
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
                .replace(&last.title, "An untaken title")
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
    copy.new_(&["lesson", "An untaken title"]).code(0);
    let all = 1..=copy.next();
    for number in all {
        let before = copy.tree();
        copy.new_(&["scene", "unheard_of", "--lesson", &number.to_string()]).code(0);
        let (new, changed) = touched(&before, &copy.tree());
        let own = format!("crates/lesson-{number:02}");
        assert_eq!(new, [format!("{own}/python/unheard_of.py")]);
        assert_eq!(
            changed,
            [
                format!("book/src/lesson-{number:02}.md"),
                format!("{own}/src/lib.rs"),
                format!("{own}/src/scenes.rs")
            ]
        );
        let chapter = copy.text(&changed[0]);
        assert!(chapter.contains("\n## TODO: what happens in unheard_of\n\n{{#twins "));
        for path in &changed[1..] {
            let is_todo = |line: &str| line.contains("TODO") || line.contains("unheard_of");
            assert!(copy.text(path).lines().any(is_todo), "{path}");
        }
    }
}

#[test]
fn an_exercise_is_one_of_its_lesson_and_takes_its_time() {
    let copy = Copy::new();
    for number in copy.lessons.iter().map(|lesson| lesson.number) {
        let before = copy.tree();
        let (id, of) = (format!("unheard_of_{number}"), number.to_string());
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
    copy.new_(&["lesson", "An untaken title"]).code(0);
    let made = format!("lesson-{:02}", copy.next());
    copy.new_(&["scene", "unheard_of"])
        .code(0)
        .stdout(contains(format!("crates/{made}/src/lib.rs")));
    copy.new_(&["exercise", "unheard_of"])
        .code(0)
        .stdout(contains(format!("exercises/{made}/unheard_of.rs")));
}
