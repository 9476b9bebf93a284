//! The file that remembers what is solved, so that nothing is asked of the learner twice.
//!
//! ```toml
//! version = 1
//!
//! [exercise."lesson-01/overlap"]
//! checks = 3
//! hints = 1
//! passed = true
//! solved = true
//! ```
//!
//! `solved` says whether the last check passed, and `passed` whether any has: a list that says "solved"
//! of what was refused a minute ago is not believed again.
//!
//! The file is kept as the table that it is, so that what another version of the course has put
//! there, exercises and keys that this one does not know, is written back untouched.
//!
//! `storage` reads and replaces it on the disk.

mod storage;

use std::io;
use std::path::{Path, PathBuf};

use syllabus::Exercise;
use toml::{Table, Value};

use storage::{Found, VERSION};

/// How far an exercise has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Passed its last check.
    Solved,
    /// Checked with something in it, and refused the last time.
    Tried,
    /// Not begun.
    NotYet,
}

impl State {
    /// As programs are told.
    pub fn word(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::Tried => "tried",
            Self::NotYet => "not begun",
        }
    }
}

/// The learner's progress, as it is on disk.
pub struct Progress {
    path: PathBuf,
    table: Table,
    /// Why nothing may be written: the file is there and is not ours to replace.
    locked: Option<String>,
}

impl Progress {
    /// Reads the file at `path`, and says in a sentence what the learner should know about it.
    ///
    /// A missing file is progress not begun. A damaged one is kept aside under another name. A link is
    /// followed: what it leads to is read and replaced, and the link stays.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
        storage::sweep(path);
        let mut progress = Self { path: path.to_owned(), table: Table::new(), locked: None };
        let notice = match storage::read(path) {
            Found::Table(table) => {
                progress.table = table;
                None
            }
            Found::Wrong { table, why } => {
                progress.table = table;
                Some(match storage::mend(path) {
                    Ok(copy) => format!(
                        "{}: {why}. That counts as nothing; the file as it was is kept as {}",
                        path.display(),
                        copy.display()
                    ),
                    Err(error) => progress.lock(format!(
                        "{}: {why}, and it cannot be kept aside ({error})",
                        path.display()
                    )),
                })
            }
            Found::Damaged { why } => Some(match storage::keep_aside(path) {
                Ok(copy) => format!(
                    "{} is damaged ({why}): it is kept as {}, and your progress starts anew",
                    path.display(),
                    copy.display()
                ),
                Err(error) => progress.lock(format!(
                    "{} is damaged ({why}) and cannot be kept aside ({error})",
                    path.display()
                )),
            }),
            Found::NotForUs { why } => Some(progress.lock(format!("{}: {why}", path.display()))),
        };
        (progress, notice)
    }

    fn lock(&mut self, why: String) -> String {
        self.locked = Some(why.clone());
        format!("{why}: your progress is not known, and the file is left as it is")
    }

    /// How far `exercise` has come.
    pub fn state(&self, exercise: &Exercise) -> State {
        let entry = self.entry(exercise);
        let has = |key| entry.and_then(|e| e.get(key));
        if has("solved").and_then(Value::as_bool) == Some(true) {
            State::Solved
        } else if has("checks").and_then(Value::as_integer).is_some_and(|checks| checks > 0) {
            State::Tried
        } else {
            State::NotYet
        }
    }

    /// How many hints of `exercise` were shown.
    pub fn hints(&self, exercise: &Exercise) -> usize {
        let hints = self.entry(exercise).and_then(|e| e.get("hints")).and_then(Value::as_integer);
        hints.and_then(|hints| usize::try_from(hints).ok()).unwrap_or(0)
    }

    /// Whether `exercise` has passed a check at any time.
    pub fn was_passed(&self, exercise: &Exercise) -> bool {
        self.entry(exercise).is_some_and(was_passed)
    }

    /// Stores that `exercise` was checked, and whether it passed.
    ///
    /// # Errors
    /// When it could not be written; it is remembered until the program ends all the same.
    pub fn checked(&mut self, exercise: &Exercise, passed: bool) -> io::Result<()> {
        self.change(exercise, |entry| {
            let checks = entry.get("checks").and_then(Value::as_integer).unwrap_or(0);
            entry.insert("checks".to_owned(), checks.saturating_add(1).into());
            if passed || was_passed(entry) {
                entry.insert("passed".to_owned(), true.into());
                entry.insert("solved".to_owned(), passed.into());
            }
        })
    }

    /// Stores that the file of `exercise` is a stub, if anything else is known of it.
    ///
    /// # Errors
    /// As [`Progress::checked`].
    pub fn handed_out(&mut self, exercise: &Exercise) -> io::Result<()> {
        if self.state(exercise) == State::NotYet {
            return Ok(());
        }
        self.change(exercise, |entry| {
            if was_passed(entry) {
                entry.insert("passed".to_owned(), true.into());
            }
            entry.remove("solved");
            entry.remove("checks");
        })
    }

    /// Stores that the first `shown` hints of `exercise` were shown.
    ///
    /// # Errors
    /// As [`Progress::checked`].
    pub fn hinted(&mut self, exercise: &Exercise, shown: usize) -> io::Result<()> {
        let shown = i64::try_from(shown).unwrap_or(i64::MAX);
        self.change(exercise, |entry| {
            entry.insert("hints".to_owned(), shown.into());
        })
    }

    fn entry(&self, exercise: &Exercise) -> Option<&Table> {
        self.table.get("exercise")?.get(exercise.name())?.as_table()
    }

    /// Changes one exercise's entry in the newest state of the file: two terminals may check at the
    /// same time, and neither shall undo what the other has stored.
    fn change(&mut self, exercise: &Exercise, change: impl Fn(&mut Table)) -> io::Result<()> {
        change(entry_mut(&mut self.table, exercise));
        if let Some(why) = &self.locked {
            return Err(io::Error::other(why.clone()));
        }
        self.table = storage::change(&self.path, |newest| change(entry_mut(newest, exercise)))?;
        Ok(())
    }
}

fn entry_mut<'a>(table: &'a mut Table, exercise: &Exercise) -> &'a mut Table {
    table.entry("version").or_insert(VERSION.into());
    let exercises = table_mut(table.entry("exercise").or_insert(Table::new().into()));
    table_mut(exercises.entry(exercise.name()).or_insert(Table::new().into()))
}

fn was_passed(entry: &Table) -> bool {
    ["passed", "solved"].iter().any(|key| entry.get(*key).and_then(Value::as_bool) == Some(true))
}

/// The table in `value`, which [`storage::read`] has made sure of.
fn table_mut(value: &mut Value) -> &mut Table {
    value.as_table_mut().expect("a file in which this is no table is damaged")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::find;
    use crate::find::tests::lessons;

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

    /// Its solution may be looked at all the same.
    #[test]
    fn solved_is_what_passed_the_last_time() {
        let test = TestProgress::new();
        test.load().checked(&test.overlap, false).unwrap();
        assert!(!test.load().was_passed(&test.overlap));
        for (passed, state) in [(true, State::Solved), (false, State::Tried), (true, State::Solved)]
        {
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

    /// Told once, kept once, and the rest counts.
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

    /// The folder in the file's place stands for a read-only disk: root may write to a folder
    /// without write permission, but nobody reads or replaces a folder as if it were a file.
    #[test]
    fn a_place_that_cannot_be_written_is_told_and_not_touched() {
        let test = TestProgress::new();
        fs::create_dir(test.path()).unwrap();
        let (mut progress, notice) = Progress::load(&test.path());
        assert!(notice.unwrap().contains("left as it is"));
        assert!(progress.checked(&test.overlap, true).is_err());
        assert_eq!(test.files(), [".course-progress.toml"]);
    }
}
