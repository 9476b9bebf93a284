//! Texts of files, the same on every system.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// The text of a file. A clone on Windows may have other line ends, but its pages must not differ.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path).map(|text| text.replace("\r\n", "\n"))
}

/// The same, for the files of a built book: the error names the file.
///
/// # Errors
/// As [`read`].
pub fn built(path: &Path) -> anyhow::Result<String> {
    read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a file of a built book.
///
/// # Errors
/// When it cannot be written; the error names it.
pub fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

/// The files of a folder with this extension, by name; none if there is no such folder.
///
/// # Errors
/// When the folder cannot be read.
pub fn with_extension(folder: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    if !folder.exists() {
        return Ok(paths);
    }
    let cannot = || format!("{} cannot be read", folder.display());
    for entry in std::fs::read_dir(folder).with_context(cannot)? {
        let path = entry?.path();
        if path.extension().is_some_and(|other| other == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
