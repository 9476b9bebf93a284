//! Reads Rust files for the files that they include.

use std::path::{Path, PathBuf};

/// The files in the folder above that a file of checks includes.
pub(crate) fn included(checks: &Path, text: &str) -> Vec<PathBuf> {
    let folder = checks.ancestors().nth(2).unwrap_or(checks);
    let names = text.lines().map(str::trim);
    let names = names.filter_map(|line| line.strip_prefix("include!(\"../")?.strip_suffix("\");"));
    names.map(|name| folder.join(name)).collect()
}

/// Whether a line includes a file whose path ends like `checks`.
pub(crate) fn includes(text: &str, checks: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with("include!(\"") && line.ends_with(&format!("{checks}\");")))
}

/// The text of a file; `None` if there is no text file.
pub(crate) fn read(file: &Path) -> Option<String> {
    std::fs::read_to_string(file).ok()
}

/// Whether the file has no text.
pub(crate) fn is_empty(file: &Path) -> bool {
    read(file).is_none_or(|text| text.trim().is_empty())
}

/// The names, without `.rs`, of the Rust files in a folder, sorted.
pub(crate) fn rust_files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
        .collect();
    names.sort();
    names
}
