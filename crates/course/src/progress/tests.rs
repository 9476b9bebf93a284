//! What is stored, what counts as damaged, and what happens to damaged files.

use std::fs;

use super::*;
use crate::find;
use crate::find::tests::lessons;

#[cfg(unix)]
mod strange;

struct TestProgress {
    dir: tempfile::TempDir,
    overlap: Exercise,
    twice: Exercise,
}

impl TestProgress {
    fn new() -> Self {
        let lessons = lessons();
        let exercise = |name| find::exercise(&lessons, name).unwrap().clone();
        Self {
            dir: tempfile::tempdir().unwrap(),
            overlap: exercise("overlap"),
            twice: exercise("1/twice"),
        }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join(".course-progress.toml")
    }

    fn load(&self) -> Progress {
        let (progress, notice) = Progress::load(&self.path());
        assert_eq!(notice, None);
        progress
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn what_is_stored_is_there_in_the_next_session() {
    let test = TestProgress::new();
    let mut progress = test.load();
    assert_eq!(progress.state(&test.overlap), State::NotYet);
    progress.checked(&test.overlap, false).unwrap();
    assert_eq!(test.load().state(&test.overlap), State::Tried);
    progress.checked(&test.overlap, true).unwrap();
    progress.hinted(&test.overlap, 2).unwrap();
    let again = test.load();
    assert_eq!(again.state(&test.overlap), State::Solved);
    assert_eq!(again.hints(&test.overlap), 2);
    assert_eq!(again.state(&test.twice), State::NotYet);
    assert_eq!(test.files(), [".course-progress.toml", ".course-progress.toml.lock"]);
}

#[test]
fn a_hint_alone_is_no_try() {
    let test = TestProgress::new();
    test.load().hinted(&test.overlap, 1).unwrap();
    assert_eq!(test.load().state(&test.overlap), State::NotYet);
}

/// The solution may still be looked at after a later refusal.
#[test]
fn solved_is_what_passed_the_last_time() {
    let test = TestProgress::new();
    test.load().checked(&test.overlap, false).unwrap();
    assert!(!test.load().was_passed(&test.overlap));
    for (passed, state) in [(true, State::Solved), (false, State::Tried), (true, State::Solved)] {
        test.load().checked(&test.overlap, passed).unwrap();
        assert_eq!(test.load().state(&test.overlap), state);
        assert!(test.load().was_passed(&test.overlap));
    }
    test.load().handed_out(&test.overlap).unwrap();
    assert_eq!(test.load().state(&test.overlap), State::NotYet);
    assert!(test.load().was_passed(&test.overlap));
}

#[test]
fn what_an_earlier_course_has_stored_as_solved_was_passed() {
    let test = TestProgress::new();
    let theirs = "version = 1\n[exercise.\"lesson-01/overlap\"]\nchecks = 1\nsolved = true\n";
    fs::write(test.path(), theirs).unwrap();
    assert_eq!(test.load().state(&test.overlap), State::Solved);
    test.load().checked(&test.overlap, false).unwrap();
    assert!(test.load().was_passed(&test.overlap));
}

/// The problem is reported once, the file is kept once, and the other entries count.
#[test]
fn an_entry_of_a_wrong_type_is_told_and_the_file_is_kept() {
    for (line, why) in [
        ("solved = \"yes\"", "`solved` of lesson-01/overlap is \"yes\""),
        ("passed = 1", "`passed` of lesson-01/overlap is 1"),
        ("hints = \"two\"", "`hints` of lesson-01/overlap is \"two\""),
        ("hints = -1", "`hints` of lesson-01/overlap is -1"),
        ("checks = 1.5", "`checks` of lesson-01/overlap is 1.5"),
    ] {
        let test = TestProgress::new();
        let text = format!(
            "version = 1\n[exercise.\"lesson-01/overlap\"]\nstars = 5\n{line}\n\
             [exercise.\"lesson-01/twice\"]\nsolved = true\n"
        );
        fs::write(test.path(), &text).unwrap();
        let (progress, notice) = Progress::load(&test.path());
        let notice = notice.expect("it is told");
        assert!(notice.contains(why), "{notice}");
        assert_eq!(progress.state(&test.twice), State::Solved, "the rest counts");
        let copy = test.dir.path().join(".course-progress.toml.damaged-1");
        assert_eq!(fs::read_to_string(copy).unwrap(), text);
        assert_eq!(test.load().state(&test.twice), State::Solved);
        assert!(fs::read_to_string(test.path()).unwrap().contains("stars = 5"));
    }
}

#[test]
fn a_version_that_no_course_has_written_is_named() {
    for (version, why) in [
        ("version = 0", "its version is 0"),
        ("version = -1", "its version is -1"),
        ("version = \"1\"", "its version is \"1\""),
        ("version = 1.0", "its version is 1.0"),
        ("name = \"Ada\"", "it names no version"),
    ] {
        let test = TestProgress::new();
        fs::write(test.path(), format!("{version}\n")).unwrap();
        let notice = Progress::load(&test.path()).1.expect("it is told");
        assert!(notice.contains(why) && notice.contains("starts anew"), "{notice}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_what_it_leads_to_is_replaced() {
    let test = TestProgress::new();
    let target = test.dir.path().join("mine.toml");
    fs::write(&target, "version = 1\n").unwrap();
    std::os::unix::fs::symlink("mine.toml", test.path()).unwrap();
    let precious = test.dir.path().join("precious");
    fs::write(&precious, "not ours").unwrap();
    let lock = test.dir.path().join("mine.toml.lock");
    std::os::unix::fs::symlink("precious", &lock).unwrap();
    test.load().checked(&test.overlap, true).unwrap();
    assert!(test.path().symlink_metadata().unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().contains("solved = true"));
    assert_eq!(fs::read_to_string(precious).unwrap(), "not ours");
    assert_eq!(test.load().state(&test.overlap), State::Solved);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_told_and_left() {
    let test = TestProgress::new();
    std::os::unix::fs::symlink("nowhere.toml", test.path()).unwrap();
    let (mut progress, notice) = Progress::load(&test.path());
    assert!(notice.unwrap().contains("leads nowhere"));
    assert!(progress.checked(&test.overlap, true).is_err());
    assert!(test.path().symlink_metadata().unwrap().is_symlink());
}

#[test]
fn a_lock_that_another_program_holds_is_told() {
    let test = TestProgress::new();
    let lock = fs::File::create(test.dir.path().join(".course-progress.toml.lock")).unwrap();
    lock.lock().unwrap();
    let begun = std::time::Instant::now();
    let error = test.load().checked(&test.overlap, true).unwrap_err().to_string();
    assert!(error.contains("another program holds"), "{error}");
    assert!(begun.elapsed() < std::time::Duration::from_secs(10));
}

#[test]
fn what_a_killed_command_has_left_behind_is_swept() {
    let test = TestProgress::new();
    for left in [".course-progress.toml.aB3xY9", ".course-progress.toml.new-Zz09aa"] {
        fs::write(test.dir.path().join(left), "half of").unwrap();
    }
    fs::write(test.dir.path().join(".course-progress.toml.mine"), "a learner's").unwrap();
    test.load();
    assert_eq!(test.files(), [".course-progress.toml.lock", ".course-progress.toml.mine"]);
}

#[test]
fn what_another_version_of_the_course_has_stored_is_kept() {
    let test = TestProgress::new();
    let theirs = "version = 1\nname = \"Ada\"\n\n[exercise.\"lesson-77/gone\"]\nsolved = true\n\n\
                  [exercise.\"lesson-01/overlap\"]\nstars = 5\n\n[quiz]\nright = 3\n";
    fs::write(test.path(), theirs).unwrap();
    test.load().checked(&test.overlap, true).unwrap();

    let mut wanted: Table = toml::from_str(theirs).unwrap();
    let entry = entry_mut(&mut wanted, &test.overlap);
    entry.insert("solved".to_owned(), true.into());
    entry.insert("checks".to_owned(), 1.into());
    entry.insert("passed".to_owned(), true.into());
    let found: Table = toml::from_str(&fs::read_to_string(test.path()).unwrap()).unwrap();
    assert_eq!(found, wanted);
}

#[test]
fn two_sessions_do_not_undo_each_other() {
    let test = TestProgress::new();
    let (mut one, mut other) = (test.load(), test.load());
    one.checked(&test.overlap, true).unwrap();
    other.checked(&test.twice, true).unwrap();
    let both = test.load();
    assert_eq!(both.state(&test.overlap), State::Solved);
    assert_eq!(both.state(&test.twice), State::Solved);
}

#[test]
fn many_sessions_that_store_at_the_same_time_lose_nothing() {
    let test = TestProgress::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| test.load().checked(&test.overlap, false).unwrap());
        }
    });
    let checks = test.load().entry(&test.overlap).unwrap()["checks"].as_integer();
    assert_eq!(checks, Some(8));
}

#[test]
fn a_damaged_file_is_kept_aside_whole_and_the_next_one_too() {
    let damaged: [&[u8]; 6] = [
        b"version = 1\n[exercise.\"lesson-01/over",
        b"\xff\xfe\x00",
        b"",
        b"[exercise]\n",
        b"version = 1\nexercise = 3\n",
        b"version = 1\n[exercise]\n\"lesson-01/overlap\" = true\n",
    ];
    let test = TestProgress::new();
    for (number, bytes) in (1..).zip(damaged) {
        fs::write(test.path(), bytes).unwrap();
        let (mut progress, notice) = Progress::load(&test.path());
        let notice = notice.expect("damage is told");
        let copy = format!(".course-progress.toml.damaged-{number}");
        assert!(notice.contains(&copy) && notice.contains("starts anew"), "{notice}");
        assert_eq!(fs::read(test.dir.path().join(copy)).unwrap(), bytes);
        progress.checked(&test.overlap, true).unwrap();
        assert_eq!(test.load().state(&test.overlap), State::Solved);
    }
}

#[test]
fn the_file_of_a_newer_course_is_left_as_it_is() {
    let test = TestProgress::new();
    let newer = "version = 2\nstars = [\"overlap\"]\n";
    fs::write(test.path(), newer).unwrap();
    let (mut progress, notice) = Progress::load(&test.path());
    assert!(notice.unwrap().contains("newer version of the course"));
    assert!(progress.checked(&test.overlap, true).is_err());
    assert_eq!(progress.state(&test.overlap), State::Solved, "known until the program ends");
    assert_eq!(fs::read_to_string(test.path()).unwrap(), newer);
}

/// A folder at the file's path replaces a read-only disk here: root may write to a folder without
/// write permission, but nobody can read or replace a folder as if it were a file.
#[test]
fn a_place_that_cannot_be_written_is_told_and_not_touched() {
    let test = TestProgress::new();
    fs::create_dir(test.path()).unwrap();
    let (mut progress, notice) = Progress::load(&test.path());
    assert!(notice.unwrap().contains("left as it is"));
    assert!(progress.checked(&test.overlap, true).is_err());
    assert_eq!(test.files(), [".course-progress.toml"]);
}
