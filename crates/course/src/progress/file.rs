//! The progress file on the disk: read with suspicion, replaced at once, by one program at a time.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// The version of the file's format.
pub const VERSION: i64 = 1;

const HEADING: &str = "# Your progress in Gathering Futures, written by `cargo course`. \
                       Without this file you start anew.\n";

/// What is found at the file's place.
pub enum Found {
    /// The file, or nothing yet: then the table is empty.
    Table(Table),
    /// A file that is not what we wrote.
    Damaged { why: String },
    /// Whole for all we know, but not to be read, or not by this version.
    NotForUs { why: String },
}

/// Reads the file at `path`.
pub fn read(path: &Path) -> Found {
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => parse(&text),
            Err(_) => Found::Damaged { why: "it is not text".to_owned() },
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Table(Table::new()),
        Err(error) => Found::NotForUs { why: error.to_string() },
    }
}

fn parse(text: &str) -> Found {
    let damaged = |why: &str| Found::Damaged { why: why.to_owned() };
    let table: Table = match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => return damaged(error.message()),
    };
    match table.get("version").map(Value::as_integer) {
        Some(Some(VERSION)) => {}
        Some(Some(version)) if version > VERSION => {
            return Found::NotForUs {
                why: format!(
                    "it was written by a newer version of the course (its version is {version}, \
                     and this course knows {VERSION})"
                ),
            };
        }
        _ => return damaged("it names no version"),
    }
    match table.get("exercise") {
        None => Found::Table(table),
        Some(Value::Table(exercises)) if exercises.values().all(Value::is_table) => {
            Found::Table(table)
        }
        Some(_) => damaged("its exercises are no table"),
    }
}

/// Moves the damaged file at `path` to a free name beside it, and returns that name.
pub fn keep_aside(path: &Path) -> io::Result<PathBuf> {
    let _lock = lock(path)?;
    let copy = (1..)
        .map(|number| path.with_extension(format!("toml.damaged-{number}")))
        .find(|copy| !copy.exists())
        .expect("there are more numbers than files");
    // Another terminal may have done the same, and stored something since: that is not damaged.
    if matches!(read(path), Found::Damaged { .. }) {
        fs::rename(path, &copy)?;
    }
    Ok(copy)
}

/// Changes the newest state of the file, and returns it: two terminals may check at the same time,
/// and neither shall undo what the other has stored.
pub fn change(path: &Path, change: impl FnOnce(&mut Table)) -> io::Result<Table> {
    let _lock = lock(path)?;
    let mut table = match read(path) {
        Found::Table(table) => table,
        Found::Damaged { why } | Found::NotForUs { why } => return Err(io::Error::other(why)),
    };
    change(&mut table);
    replace(path, &table)?;
    Ok(table)
}

/// Held until it is dropped. A file of its own is locked: the progress file is replaced, and a lock
/// on it would go with the old one.
fn lock(path: &Path) -> io::Result<File> {
    let lock = File::create(path.with_extension("toml.lock"))?;
    lock.lock()?;
    Ok(lock)
}

/// Replaces the file at once: whoever reads it finds the old one or the new one, never half of one.
fn replace(path: &Path, table: &Table) -> io::Result<()> {
    let text = toml::to_string(table).map_err(io::Error::other)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".course-progress.toml.").tempfile_in(folder)?;
    write!(file, "{HEADING}{text}")?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
