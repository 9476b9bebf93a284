//! Changes to the course's files that are written all together or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use syllabus::Workspace;

use crate::error::Error;

/// Changes that are not written yet.
pub struct Draft<'a> {
    workspace: &'a Workspace,
    changes: Vec<Change>,
}

struct Change {
    path: PathBuf,
    /// The old text; `None` for a new file.
    old: Option<String>,
    new: String,
}

impl<'a> Draft<'a> {
    /// A draft without changes.
    pub fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, changes: Vec::new() }
    }

    /// Adds a new file.
    ///
    /// # Errors
    /// [`Error::Taken`] when there is already something at `path`.
    pub fn create(&mut self, path: PathBuf, text: impl Into<String>) -> Result<(), Error> {
        // A link with a missing target is something too.
        if path.symlink_metadata().is_ok() || self.changes.iter().any(|c| c.path == path) {
            return Err(Error::Taken { what: format!("{} is there", self.workspace.name(&path)) });
        }
        self.changes.push(Change { path, old: None, new: text.into() });
        Ok(())
    }

    /// Changes a file: `change` gets its text, with the changes so far, and returns `None` if it
    /// does not find the place, which `wanted` describes.
    ///
    /// # Errors
    /// [`Error::Shape`] when the file cannot be read or the place is not found.
    pub fn edit(
        &mut self,
        path: PathBuf,
        wanted: &str,
        change: impl FnOnce(&str) -> Option<String>,
    ) -> Result<(), Error> {
        let shape =
            |why: &str| Error::Shape { path: self.workspace.name(&path), why: why.to_owned() };
        let place = self.changes.iter().position(|change| change.path == path);
        let text = match place {
            Some(place) => self.changes[place].new.clone(),
            None => fs::read_to_string(&path).map_err(|why| shape(&why.to_string()))?,
        };
        if text.lines().any(|line| line.starts_with("<<<<<<< ")) {
            return Err(shape("a merge is not done there"));
        }
        let new = change(&text).ok_or_else(|| shape(&format!("there is no {wanted}")))?;
        match place {
            Some(place) => self.changes[place].new = new,
            None => self.changes.push(Change { path, old: Some(text), new }),
        }
        Ok(())
    }

    /// The existing files that will be changed, as paths from the root.
    pub fn edited(&self) -> Vec<String> {
        self.names(|change| change.old.is_some())
    }

    fn names(&self, of: impl Fn(&Change) -> bool) -> Vec<String> {
        let changes = self.changes.iter().filter(|change| of(change));
        changes.map(|change| self.workspace.name(&change.path)).collect()
    }

    /// Writes everything, and returns the files that were made and the files that were changed.
    ///
    /// # Errors
    /// [`Error::NotMade`] when the disk refuses a file: the files written before it are put back.
    pub fn write(self) -> Result<(Vec<String>, Vec<String>), Error> {
        let mut made = Vec::new();
        for (place, change) in self.changes.iter().enumerate() {
            if let Err(why) = change.write(&mut made) {
                for change in self.changes[..place].iter().rev() {
                    change.undo();
                }
                for folder in made.iter().rev() {
                    let _ = fs::remove_dir(folder);
                }
                return Err(Error::NotMade { path: self.workspace.name(&change.path), why });
            }
        }
        Ok((self.names(|change| change.old.is_none()), self.edited()))
    }
}

impl Change {
    /// Writes the file completely or not at all, and adds new folders to `made`.
    fn write(&self, made: &mut Vec<PathBuf>) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let missing: Vec<&Path> = folder.ancestors().take_while(|dir| !dir.exists()).collect();
        for dir in missing.into_iter().rev() {
            fs::create_dir(dir)?;
            made.push(dir.to_owned());
        }
        replace(folder, &self.path, &self.new)
    }

    fn undo(&self) {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let _ = match &self.old {
            Some(old) => replace(folder, &self.path, old),
            None => fs::remove_file(&self.path),
        };
    }
}

/// Replaces the file's text at once and keeps the file's access rights.
fn replace(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".new-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = path.metadata() {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(path)?;
    Ok(())
}
