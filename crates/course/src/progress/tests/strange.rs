//! Whatever else stands in the place of the progress file, of its lock or beside them: it is told with the
//! next step, nothing waits for it, and nothing of it is lost.

use std::os::unix::fs::symlink;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::*;

/// Puts something at a place.
type Make = fn(&Path);

fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RWXU, 0).unwrap();
}

/// What is at a place and what it was replaced by are told apart by their numbers.
fn number(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&path.symlink_metadata().unwrap())
}

/// A pipe has no end to read to, and a device is everybody's: `/dev/null` must not be moved aside.
#[test]
fn what_is_no_file_is_told_and_left_where_it_is() {
    let make: [(&str, Make); 4] = [
        ("a pipe", pipe),
        ("a link to a pipe", |path| {
            let other = path.with_file_name("pipe");
            pipe(&other);
            symlink(other, path).unwrap();
        }),
        ("a folder with something in it", |path| fs::create_dir_all(path.join("deep")).unwrap()),
        ("a link to itself", |path| symlink(path.file_name().unwrap(), path).unwrap()),
    ];
    for (what, make) in make {
        let test = TestProgress::new();
        make(&test.path());
        let (before, files) = (number(&test.path()), test.files());
        let (mut progress, notice) = Progress::load(&test.path());
        let notice = notice.expect("it is told");
        assert!(notice.contains("left as it is. Move it away to begin anew."), "{what}: {notice}");
        let error = progress.checked(&test.overlap, true).unwrap_err().to_string();
        assert_eq!(error, "the reason stands above", "{what}: it is told once");
        assert_eq!(progress.state(&test.overlap), State::Solved, "{what}");
        assert_eq!((number(&test.path()), test.files()), (before, files), "{what}");
    }
}

#[test]
fn a_lock_that_is_no_file_is_named_with_what_to_do() {
    let make: [(Make, &str); 4] = [
        (pipe, "toml.lock: it is no file; move it away"),
        (|lock| fs::create_dir(lock).unwrap(), "toml.lock: it is no file; move it away"),
        (
            |lock| symlink("nowhere/at/all", lock).unwrap(),
            "toml.lock: it is a link that leads nowhere; remove it",
        ),
        (|lock| symlink(".", lock).unwrap(), "toml.lock: it is no file; move it away"),
    ];
    for (make, words) in make {
        let test = TestProgress::new();
        make(&test.dir.path().join(".course-progress.toml.lock"));
        let error = test.load().checked(&test.overlap, true).unwrap_err().to_string();
        assert!(error.ends_with(words), "{error}");
    }
}

/// Some of these names are those of files that were left behind by a command that was killed.
#[test]
fn a_copy_that_a_learner_has_made_is_not_swept() {
    let test = TestProgress::new();
    let mine = [
        (".course-progress.toml.backup", "version = 1\n"),
        (".course-progress.toml.before", "half of"),
        (
            ".course-progress.toml.Friday",
            "version = 1\n[exercise.\"lesson-01/overlap\"]\nhints = 1\n",
        ),
        (".course-progress.toml.newest", ""),
    ];
    for (name, text) in mine {
        fs::write(test.dir.path().join(name), text).unwrap();
    }
    fs::write(test.dir.path().join(".course-progress.toml.new-Zz09aa"), "version = 1\n").unwrap();
    test.load().checked(&test.overlap, true).unwrap();
    for (name, text) in mine {
        assert_eq!(fs::read_to_string(test.dir.path().join(name)).unwrap(), text, "{name}");
    }
    assert!(!test.files().contains(&".course-progress.toml.new-Zz09aa".to_owned()));
}

#[test]
fn a_file_that_is_far_too_long_is_kept_aside_unread() {
    let test = TestProgress::new();
    fs::write(test.path(), format!("version = 1\n{}", "# on and on\n".repeat(1 << 20))).unwrap();
    let begun = std::time::Instant::now();
    let notice = Progress::load(&test.path()).1.expect("it is told");
    assert!(notice.contains("it has 12 MB") && notice.contains("damaged-1"), "{notice}");
    assert!(begun.elapsed() < std::time::Duration::from_secs(2), "{:?}", begun.elapsed());
    test.load();
}

/// What another command has stored since is not told as lost.
#[test]
fn what_was_mended_in_the_meantime_is_read_anew() {
    let test = TestProgress::new();
    let damaged = "version = 1\n[exercise.\"lesson-01/over";
    for _ in 0..20 {
        fs::write(test.path(), damaged).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let (mut progress, notice) = Progress::load(&test.path());
                    let copy = notice.and_then(|notice| {
                        let (_, rest) = notice.split_once("kept as ")?;
                        Some(rest.split(',').next()?.to_owned())
                    });
                    if let Some(copy) = copy {
                        let name = Path::new(&copy).file_name().unwrap();
                        let copy = test.dir.path().join(name);
                        assert_eq!(fs::read_to_string(copy).unwrap(), damaged);
                    }
                    progress.checked(&test.overlap, true).unwrap();
                });
            }
        });
        assert_eq!(test.load().entry(&test.overlap).unwrap()["checks"].as_integer(), Some(4));
    }
}

/// Nothing that a terminal obeys comes out of a file that somebody else may have written.
#[test]
fn what_is_wrong_is_told_without_escapes_and_with_an_end() {
    let test = TestProgress::new();
    let name = "\\u001b[31m\\u202e".repeat(200);
    fs::write(test.path(), format!("version = 1\n[exercise.\"{name}\"]\nhints = \"two\"\n"))
        .unwrap();
    let notice = Progress::load(&test.path()).1.expect("it is told");
    assert!(!notice.contains(['\u{1b}', '\u{202e}']) && notice.len() < 600, "{notice}");
}
