//! The progress file on the disk: read with care, replaced at once, by one program at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use toml::{Table, Value};

/// The version of the file's format.
pub const VERSION: i64 = 1;

const HEADING: &str = "# Your progress in Gathering Futures, written by `cargo course`. \
                       Without this file you start anew.\n";

/// What stands at the file's path.
pub enum Found {
    /// The file; an empty table if there is none yet.
    Table(Table),
    /// The file without entries that have wrong types; `why` names them.
    Wrong { table: Table, why: String },
    /// Something that we did not write.
    Damaged { why: String },
    /// Perhaps a good file, but it cannot be read, or not by this version.
    NotForUs { why: String },
}

/// Reads the file at `path`.
pub fn read(path: &Path) -> Found {
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => parse(&text),
            Err(_) => Found::Damaged { why: "it is not text".to_owned() },
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => match path.symlink_metadata() {
            Ok(_) => Found::NotForUs { why: "it is a link that leads nowhere".to_owned() },
            Err(_) => Found::Table(Table::new()),
        },
        Err(error) => Found::NotForUs { why: error.to_string() },
    }
}

fn parse(text: &str) -> Found {
    let damaged = |why: &str| Found::Damaged { why: why.to_owned() };
    let mut table: Table = match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => return damaged(error.message()),
    };
    match table.get("version") {
        Some(Value::Integer(VERSION)) => {}
        Some(Value::Integer(version)) if *version > VERSION => {
            return Found::NotForUs {
                why: format!(
                    "it was written by a newer version of the course (its version is {version}, \
                     and this course knows {VERSION})"
                ),
            };
        }
        Some(other) => {
            return damaged(&format!("its version is {other}, which no course has written"));
        }
        None => return damaged("it names no version"),
    }
    match table.get_mut("exercise") {
        None => Found::Table(table),
        Some(Value::Table(exercises)) if exercises.values().all(Value::is_table) => {
            let wrong: Vec<String> = exercises
                .iter_mut()
                .filter_map(|(name, entry)| Some((name, entry.as_table_mut()?)))
                .flat_map(|(name, entry)| without_wrong(name, entry))
                .collect();
            match wrong.is_empty() {
                true => Found::Table(table),
                false => Found::Wrong { table, why: wrong.join(", ") },
            }
        }
        Some(_) => damaged("its exercises are no table"),
    }
}

/// Removes our own keys that have a wrong type from an entry, and returns their names.
fn without_wrong(name: &str, entry: &mut Table) -> Vec<String> {
    let is_count = |value: &Value| value.as_integer().is_some_and(|count| count >= 0);
    let mut wrong = Vec::new();
    entry.retain(|key, value| {
        let is_right = match key {
            "solved" | "passed" => value.is_bool(),
            "checks" | "hints" => is_count(value),
            _ => true,
        };
        if !is_right {
            wrong.push(format!("`{key}` of {name} is {value}"));
        }
        is_right
    });
    wrong
}

/// Moves the damaged file at `path` to a free name beside it, and returns that name.
pub fn keep_aside(path: &Path) -> io::Result<PathBuf> {
    let _lock = lock(path)?;
    let copy = free_name(path);
    // Another terminal may have done this already, and then stored something: that file is not
    // damaged.
    if matches!(read(path), Found::Damaged { .. }) {
        fs::rename(path, &copy)?;
    }
    Ok(copy)
}

/// Copies the file with wrong entries to a free name beside it, and returns that name. Then
/// replaces the file by one without these entries.
pub fn mend(path: &Path) -> io::Result<PathBuf> {
    let _lock = lock(path)?;
    let copy = free_name(path);
    if let Found::Wrong { table, .. } = read(path) {
        fs::copy(path, &copy)?;
        replace(path, &table)?;
    }
    Ok(copy)
}

fn free_name(path: &Path) -> PathBuf {
    (1..)
        .map(|number| path.with_extension(format!("toml.damaged-{number}")))
        .find(|copy| copy.symlink_metadata().is_err())
        .expect("there are more numbers than files")
}

/// Changes the newest state of the file, and returns it: two terminals may check at the same time,
/// and neither may undo what the other has stored.
pub fn change(path: &Path, change: impl FnOnce(&mut Table)) -> io::Result<Table> {
    let _lock = lock(path)?;
    let mut table = match read(path) {
        Found::Table(table) | Found::Wrong { table, .. } => table,
        Found::Damaged { why } | Found::NotForUs { why } => return Err(io::Error::other(why)),
    };
    change(&mut table);
    replace(path, &table)?;
    Ok(table)
}

/// Removes temporary files of commands that were killed while they wrote. A command that writes
/// holds the lock: while we hold it, no such file is in use.
pub fn sweep(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let is_left = |found: &std::ffi::OsStr| {
        let found = found.to_str().and_then(|found| found.strip_prefix(name.to_str()?))?;
        let random = found.strip_prefix(".new-").or_else(|| found.strip_prefix('.'))?;
        let is_random = random.len() == 6 && random.chars().all(|c| c.is_ascii_alphanumeric());
        is_random.then_some(())
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let left: Vec<_> = entries.filter(|entry| is_left(&entry.file_name()).is_some()).collect();
    if left.is_empty() {
        return;
    }
    // Another command holds the lock and is writing: the next one can sweep.
    let Ok(lock) = open_lock(path) else { return };
    if lock.try_lock().is_ok() {
        left.iter().for_each(|entry| drop(fs::remove_file(entry.path())));
    }
}

/// The lock, held until it is dropped. A separate file is locked, because the progress file is
/// replaced and a lock on it would go with the old file.
fn lock(path: &Path) -> io::Result<File> {
    /// How long to wait for it. Our own commands hold it for a few milliseconds.
    const PATIENCE: Duration = Duration::from_secs(3);
    let lock = open_lock(path)?;
    let begun = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(TryLockError::WouldBlock) => {
                let lock = path.with_extension("toml.lock");
                return Err(io::Error::other(format!(
                    "another program holds {}; end it and try again",
                    lock.display()
                )));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

/// Opens the lock's file without changing its text: it may be a link to something that is not ours.
fn open_lock(path: &Path) -> io::Result<File> {
    let lock = path.with_extension("toml.lock");
    OpenOptions::new().write(true).create(true).truncate(false).open(lock)
}

/// Replaces the file at once: a reader finds the old file or the new one, never a half-written one.
fn replace(path: &Path, table: &Table) -> io::Result<()> {
    let text = toml::to_string(table).map_err(io::Error::other)?;
    let (folder, name) = (path.parent().unwrap_or(Path::new(".")), path.file_name());
    let prefix = format!("{}.new-", name.unwrap_or_default().to_string_lossy());
    let mut file = tempfile::Builder::new().prefix(&prefix).tempfile_in(folder)?;
    write!(file, "{HEADING}{text}")?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
