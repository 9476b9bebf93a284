//! Files that others may have put anything in the place of, and what a disk refuses, in words that say what to
//! do.

use std::io;
use std::path::Path;

/// What is in the plain file at `path`. A pipe, in which one waits for its other end, and a device, which may
/// have no end, are not read.
///
/// # Errors
/// Also where what is there is no file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    std::fs::read(path)
}

/// The same as text.
///
/// # Errors
/// Also where it is no text.
pub fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path)?).map_err(|_| io::Error::other("it is no text"))
}

/// Why nothing could be read or written, with the next step where there is one for all such places.
///
/// # Example
/// `No space left on device (os error 28) at path "…"` becomes `the disk is full; make room and try again`.
pub fn refused(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full; make room and try again".to_owned(),
        io::ErrorKind::QuotaExceeded => {
            "you may not store more on this disk; make room and try again".to_owned()
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "it is on a disk that cannot be written; copy the course to one of yours".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "you have not the right to; copy the course to a folder of yours".to_owned()
        }
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::Other => error.to_string(),
        // A crate has added a path, that of a file of ours whose name tells nothing.
        kind if error.raw_os_error().is_none() => kind.to_string(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_with_what_to_do() {
        for (kind, words) in [
            (io::ErrorKind::StorageFull, "make room"),
            (io::ErrorKind::QuotaExceeded, "make room"),
            (io::ErrorKind::ReadOnlyFilesystem, "copy the course"),
            (io::ErrorKind::PermissionDenied, "copy the course"),
            (io::ErrorKind::NotFound, "not there"),
        ] {
            assert!(refused(&kind.into()).contains(words), "{kind}");
        }
        assert_eq!(refused(&io::Error::other("as it is")), "as it is");
    }

    #[cfg(unix)]
    #[test]
    fn a_path_of_ours_is_left_out() {
        let nowhere = std::path::Path::new("/nowhere/at/all");
        let error = tempfile::NamedTempFile::new_in(nowhere).unwrap_err();
        assert_eq!(refused(&error), "it is not there");
    }
}
