//! What is true of the scenes of all lessons.

use std::collections::HashSet;
use std::path::Path;

#[test]
fn it_has_the_lessons_of_the_course() {
    let workspace = syllabus::Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let course = syllabus::Lesson::all(&workspace).unwrap();
    let course: Vec<u8> = course.iter().map(|lesson| lesson.number).collect();
    let here: Vec<u8> = lab::lessons().iter().map(|lesson| lesson.number).collect();
    assert_eq!(
        here, course,
        "left: lab::lessons() in crates/lab/src/lib.rs, right: crates/lesson-NN"
    );
}

#[test]
fn every_lesson_has_scenes_and_their_ids_are_unique_within_it() {
    for lesson in lab::lessons() {
        assert!(!lesson.scenes.is_empty(), "lesson {} has no scene", lesson.number);
        let ids: HashSet<_> = lesson.scenes.iter().map(|scene| scene.id).collect();
        assert_eq!(ids.len(), lesson.scenes.len(), "lesson {}", lesson.number);
    }
}

#[test]
fn a_scene_replays_as_it_ran_before() {
    for lesson in lab::lessons() {
        for scene in lesson.scenes {
            let first = scene.play(&scene.cast);
            let again = scene.play(&scene.cast);
            assert_eq!(first, again, "lesson {}, scene {}", lesson.number, scene.id);
        }
    }
}

/// What the book explains its marks with. Read a new snapshot before you commit it.
#[test]
fn the_legend_is_its_snapshot() {
    let recording = lab::legend();
    assert_eq!(recording, lab::legend());
    insta::assert_snapshot!(recording.to_text());
}

#[test]
fn the_legend_has_every_mark_that_the_book_explains() {
    let recording = lab::legend();
    let drawing = recording.to_text();
    for mark in "○•▾▶✓✕!⊘◐‖╱░…┌└".chars() {
        assert!(drawing.contains(mark), "{mark} is not in\n{drawing}");
    }
    let svg = recording.to_svg(&timeline::SvgOptions::default());
    assert!(svg.contains("unseen"), "{svg}");
}
