//! The course's own lessons.

use std::fs;
use std::io::Write;
use std::path::Path;

use proof_cases::LessonFiles;

/// In a clone in which nobody has solved anything, no variable is needed for a proof of everything: so `.ci/run` proves
/// the lessons once, as a user does.
#[test]
fn where_nobody_has_edited_anything_everything_is_proved() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let lessons = fs::read_dir(root.join("solutions")).unwrap().map(|entry| entry.unwrap().path());
    let lessons: Vec<_> =
        lessons.filter(|solutions| solutions.join("Cargo.toml").exists()).collect();
    assert!(!lessons.is_empty());
    for solutions in lessons {
        let exercises = root.join("exercises").join(solutions.file_name().unwrap());
        let for_a_user = LessonFiles { exercises, solutions, in_ci: false };
        let in_ci = LessonFiles { in_ci: true, ..for_a_user.clone() };
        if in_ci.faults().is_empty() && in_ci.cases() == for_a_user.cases() {
            continue;
        }
        // Not captured as `eprintln!` is: whoever has edited nothing must see it.
        let name = for_a_user.exercises.strip_prefix(root).unwrap().display();
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED {name}: not all of it is proved, for it is yours now"
        );
    }
}
