//! The progress file on the disk: read with suspicion, replaced at once, by one program at a time.
//!
//! Only a plain file is ever opened, moved or replaced: the name may be a link to anything, and to open a
//! pipe is to wait for its other end.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use toml::{Table, Value};

use crate::course::near;
use crate::disk;

/// The version of the file's format.
pub const VERSION: i64 = 1;

/// Bytes. Ours have some thousand, and a learner shall not wait until a file is read that is none.
const LARGEST: u64 = 1 << 20;

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
    /// Whole for all we know, but not to be read, or not by this version.
    NotForUs { why: String, step: &'static str },
}

/// Reads the file at `path`.
pub fn read(path: &Path) -> Found {
    const MOVE: &str = "Move it away to begin anew";
    let not_read = |error: io::Error| Found::NotForUs { why: disk::refused(&error), step: MOVE };
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return match path.symlink_metadata() {
                // Another command has just written it.
                Ok(there) if !there.is_symlink() => read(path),
                Ok(_) => Found::NotForUs {
                    why: "it is a link that leads nowhere".to_owned(),
                    step: "Make a file where it leads, with the line `version = 1`, or remove the link",
                },
                Err(_) => Found::Table(Table::new()),
            };
        }
        Err(error) => return not_read(error),
    };
    if !metadata.is_file() {
        return Found::NotForUs { why: "it is no file".to_owned(), step: MOVE };
    }
    if metadata.len() > LARGEST {
        let why = format!("it has {} MB, and ours has some kB", metadata.len() >> 20);
        return Found::Damaged { why };
    }
    match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => parse(&text),
        Ok(Err(_)) => Found::Damaged { why: "it is not text".to_owned() },
        // Another command has just moved it aside.
        Err(error) if error.kind() == io::ErrorKind::NotFound => read(path),
        Err(error) => not_read(error),
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
                step: "Get the newest version of the course",
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
            // A file that somebody has written may have anything in it, also what a terminal obeys.
            let text = format!("`{key}` of {name} is {value}");
            wrong.push(text.escape_debug().take(100).collect::<String>().replace("\\\"", "\""));
        }
        is_right
    });
    wrong
}

/// Moves the damaged file at `path` to a free name beside it, and returns that name. `None` where another
/// command has done the same and stored something since: that is not damaged.
pub fn keep_aside(path: &Path) -> io::Result<Option<PathBuf>> {
    let _lock = lock(path)?;
    if !matches!(read(path), Found::Damaged { .. }) {
        return Ok(None);
    }
    let copy = free_name(path);
    fs::rename(path, &copy)?;
    Ok(Some(copy))
}

/// Copies the file with wrong entries to a free name beside it, which is returned, and replaces it by one
/// without them. `None` where another command has done the same.
pub fn mend(path: &Path) -> io::Result<Option<PathBuf>> {
    let _lock = lock(path)?;
    let Found::Wrong { table, .. } = read(path) else { return Ok(None) };
    let copy = free_name(path);
    let mended = fs::copy(path, &copy).and_then(|_| replace(path, &table));
    if mended.is_err() {
        // On a full disk it is half a copy, and the file is there still.
        let _ = fs::remove_file(&copy);
    }
    mended.map(|()| Some(copy))
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
    let not_ours = |why: &str| io::Error::other(format!("{}: {why}", near(path)));
    let mut table = match read(path) {
        Found::Table(table) | Found::Wrong { table, .. } => table,
        Found::Damaged { why } | Found::NotForUs { why, .. } => return Err(not_ours(&why)),
    };
    change(&mut table);
    replace(path, &table).map_err(|error| not_ours(&disk::refused(&error)))?;
    Ok(table)
}

/// Removes temporary files of commands that were killed while they wrote. A command that writes
/// holds the lock: while we hold it, no such file is in use.
pub fn sweep(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let left: Vec<_> = entries
        .filter(|entry| is_left(entry, &name.to_string_lossy()).is_some_and(|is_left| is_left))
        .collect();
    if left.is_empty() {
        return;
    }
    // Another command holds the lock and is writing: the next one can sweep.
    let Ok(lock) = open_lock(path) else { return };
    if lock.try_lock().is_ok() {
        left.iter().for_each(|entry| drop(fs::remove_file(entry.path())));
    }
}

/// Whether a file beside the progress file of that name is one that we began to write.
fn is_left(entry: &fs::DirEntry, name: &str) -> Option<bool> {
    let found = entry.file_name();
    let end = found.to_str()?.strip_prefix(name)?;
    let is_random = |end: &str| end.len() == 6 && end.chars().all(|c| c.is_ascii_alphanumeric());
    if let Some(random) = end.strip_prefix(".new-") {
        return Some(is_random(random));
    }
    // As the first version of the course named them. A learner's own copy can look like that, `….toml.backup`:
    // it is a word, or has the whole progress in it.
    let random = end.strip_prefix('.').filter(|end| is_random(end))?;
    let is_word = random.chars().all(|c| c.is_ascii_lowercase());
    Some(!is_word && matches!(read(&entry.path()), Found::Damaged { .. }))
}

/// Held until it is dropped. A file of its own is locked: the progress file is replaced, and a lock
/// on it would go with the old one.
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
                let lock = near(&lock_file(path));
                let why = format!("another program holds {lock}; end it and try again");
                return Err(io::Error::other(why));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

fn lock_file(path: &Path) -> PathBuf {
    path.with_extension("toml.lock")
}

/// What is in it stays: it may be a link to something that is not ours.
fn open_lock(path: &Path) -> io::Result<File> {
    let lock = lock_file(path);
    let refused = |why: &str| io::Error::other(format!("{}: {why}", near(&lock)));
    if lock.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        return Err(refused("it is no file; move it away"));
    }
    let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&lock);
    opened.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => refused("it is a link that leads nowhere; remove it"),
        _ => refused(&disk::refused(&error)),
    })
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
