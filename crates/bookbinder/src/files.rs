//! Texts of files, the same on every system.

use std::io;
use std::path::Path;

/// The text of a file. A clone on Windows may have other line ends, but its pages must not differ.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path).map(|text| text.replace("\r\n", "\n"))
}
