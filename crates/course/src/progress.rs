//! The file that remembers what is solved, so that a learner need not solve it again.
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
//! `solved` says whether the last check passed, and `passed` whether any check has passed: a list
//! must not say "solved" about an answer that was refused a minute ago.
//!
//! The file is kept as a TOML table. So exercises and keys that only another version of the course
//! knows are written back unchanged.
//!
//! `storage` reads the file from the disk and replaces it.

mod storage;

use std::io;
use std::path::{Path, PathBuf};

use syllabus::Exercise;
use toml::{Table, Value};

use crate::course::near;
use crate::disk;

use storage::{Found, VERSION};

/// The state of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its last check passed.
    Solved,
    /// It was checked with something in it, and its last check refused it.
    Tried,
    /// It was not begun.
    NotYet,
}

impl State {
    /// The word for programs.
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
    /// Nothing may be written: the file is there and is not ours to replace, as was said when it was read.
    locked: bool,
}

impl Progress {
    /// Reads the file at `path`; the sentence is for the learner, if there is something to know.
    ///
    /// If the file is missing, no progress is known. If it is damaged, it is kept under another
    /// name. If it is a link, its target is read and replaced, and the link stays.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        storage::sweep(&path);
        let mut progress = Self { path, table: Table::new(), locked: false };
        let notice = progress.read();
        (progress, notice)
    }

    /// The file at `path` as it is at this moment, without a word: nothing is swept, mended or kept aside. What
    /// [`load`](Self::load) would complain about counts as nothing.
    pub fn glance(path: &Path) -> Self {
        let table = match storage::read(path) {
            Found::Table(table) | Found::Wrong { table, .. } => table,
            Found::Damaged { .. } | Found::NotForUs { .. } => Table::new(),
        };
        Self { path: path.to_owned(), table, locked: true }
    }

    fn read(&mut self) -> Option<String> {
        let file = near(&self.path);
        let (why, kept) = match storage::read(&self.path) {
            Found::Table(table) => {
                self.table = table;
                return None;
            }
            Found::NotForUs { why, step } => {
                return Some(self.lock(&format!("{file}: {why}"), step));
            }
            Found::Wrong { table, why } => {
                self.table = table;
                (format!("{file}: {why}"), storage::mend(&self.path))
            }
            Found::Damaged { why } => {
                (format!("{file} is damaged ({why})"), storage::keep_aside(&self.path))
            }
        };
        match kept {
            Ok(Some(copy)) if self.table.is_empty() => {
                Some(format!("{why}: it is kept as {}, and your progress starts anew", near(&copy)))
            }
            Ok(Some(copy)) => Some(format!(
                "{why}. That counts as nothing; the file as it was is kept as {}",
                near(&copy)
            )),
            // Another command was quicker, and has told it.
            Ok(None) => self.read(),
            Err(error) => {
                let why = format!("{why}, and cannot be kept aside: {}", disk::refused(&error));
                Some(self.lock(&why, "Move it away to begin anew"))
            }
        }
    }

    fn lock(&mut self, why: &str, step: &str) -> String {
        self.locked = true;
        format!("{why}. Your progress is not known, and the file is left as it is. {step}.")
    }

    /// The state of `exercise`.
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

    /// How many hints for `exercise` were shown.
    pub fn hints(&self, exercise: &Exercise) -> usize {
        let hints = self.entry(exercise).and_then(|e| e.get("hints")).and_then(Value::as_integer);
        hints.and_then(|hints| usize::try_from(hints).ok()).unwrap_or(0)
    }

    /// Whether `exercise` has ever passed a check.
    pub fn was_passed(&self, exercise: &Exercise) -> bool {
        self.entry(exercise).is_some_and(was_passed)
    }

    /// Stores that `exercise` was checked, and whether it passed.
    ///
    /// # Errors
    /// When it could not be written. This program still remembers it until it ends.
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

    /// Stores that the file of `exercise` is a stub, unless nothing else is known about the
    /// exercise.
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

    /// Stores that the first `shown` hints for `exercise` were shown.
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

    /// Changes the exercise's entry in the newest state of the file: two terminals may check at the
    /// same time, and neither may undo what the other has stored.
    fn change(&mut self, exercise: &Exercise, change: impl Fn(&mut Table)) -> io::Result<()> {
        change(entry_mut(&mut self.table, exercise));
        if self.locked {
            return Err(io::Error::other("the reason stands above"));
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

/// The table in `value`; [`storage::read`] has checked that it is one.
fn table_mut(value: &mut Value) -> &mut Table {
    value.as_table_mut().expect("a file in which this is no table is damaged")
}

#[cfg(test)]
mod tests;
