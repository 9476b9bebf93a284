//! The files whose parts pages show: each is read once, and at the end the anchors that no page
//! shows are reported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syllabus::Workspace;

use crate::error::{Fault, Problem};
use crate::files;
use crate::listing::{Listing, Shown, language};

/// Code that a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its file, from the workspace's root.
    pub file: String,
    /// The part of the file that is shown.
    pub shown: Shown,
}

/// Every file that was read in one pass over the book.
#[derive(Debug)]
pub struct Sources<'a> {
    workspace: &'a Workspace,
    /// The files, by their paths from the workspace's root.
    listings: BTreeMap<String, Listing>,
    /// File and anchor of each part that a page shows.
    shown: BTreeSet<(String, String)>,
    /// Faults in the marks of these files.
    pub faults: Vec<Fault>,
}

impl<'a> Sources<'a> {
    /// No file is read yet.
    pub fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, listings: BTreeMap::new(), shown: BTreeSet::new(), faults: Vec::new() }
    }

    /// The part that `src/lib.rs:anchor` names in a lesson's crate; without an anchor, the whole
    /// file. A path that begins with one of the workspace's folders starts at the workspace's root.
    ///
    /// # Errors
    /// When there is no such file or anchor, or when no lesson is known.
    pub fn part(&mut self, lesson: Option<u8>, named: &str) -> Result<Part, Problem> {
        let (path, anchor) = match named.split_once(':') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (named, None),
        };
        let file = self.file(lesson, path)?;
        let Some(anchor) = anchor else { return self.whole(file) };
        self.list(&file)?;
        let listing = &self.listings[&file];
        let Some(shown) = listing.part(anchor) else {
            let there = listing.anchors.iter().map(|anchor| anchor.name.clone()).collect();
            return Err(Problem::NoAnchor { path: file, anchor: anchor.to_owned(), there });
        };
        self.shown.insert((file.clone(), anchor.to_owned()));
        Ok(Part { file, shown })
    }

    /// The file that a path names: in a lesson's crate, or, if the path begins with one of the
    /// workspace's folders, from the root.
    ///
    /// # Errors
    /// When the path needs a lesson and none is known.
    pub fn file(&self, lesson: Option<u8>, path: &str) -> Result<String, Problem> {
        let from_root = ["crates/", "exercises/", "solutions/"];
        if from_root.iter().any(|folder| path.starts_with(folder)) {
            return Ok(path.to_owned());
        }
        let lesson = lesson.ok_or_else(|| Problem::WhichLesson(path.to_owned()))?;
        Ok(self.workspace.name(&self.workspace.lesson_crate(lesson).join(path)))
    }

    /// Whether a file has this anchor. To ask does not count as showing it.
    pub fn has_anchor(&mut self, file: &str, anchor: &str) -> bool {
        self.list(file).is_ok() && self.listings[file].part(anchor).is_some()
    }

    /// A whole file without its marks.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn whole(&mut self, file: String) -> Result<Part, Problem> {
        self.list(&file)?;
        let shown = self.listings[&file].whole();
        Ok(Part { file, shown })
    }

    /// A file's text, including its marks.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, file: &str) -> Result<String, Problem> {
        files::read(&self.workspace.root().join(file))
            .map_err(|error| Problem::NoFile { path: file.to_owned(), why: error.to_string() })
    }

    /// Reads the marks of all code in a folder, so that anchors that no page shows are found.
    pub fn read_folder(&mut self, folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let mut names: Vec<_> = entries.flatten().collect();
        names.sort_by_key(std::fs::DirEntry::file_name);
        for entry in names {
            let path = self.workspace.name(&entry.path());
            if entry.path().is_dir() {
                self.read_folder(&entry.path());
            } else if matches!(language(&path), "rust" | "python")
                && let Err(problem) = self.list(&path)
            {
                self.faults.push(problem.at(path, 1));
            }
        }
    }

    /// Reports anchors that no page shows as faults. Call this after the last page.
    pub fn refuse_unused_anchors(&mut self) {
        for (file, listing) in &self.listings {
            for anchor in &listing.anchors {
                if !self.shown.contains(&(file.clone(), anchor.name.clone())) {
                    let unused = Problem::Unused(anchor.name.clone());
                    self.faults.push(unused.at(file, anchor.line));
                }
            }
        }
    }

    /// Reads a file into the listings, unless it has been read.
    fn list(&mut self, file: &str) -> Result<(), Problem> {
        if !self.listings.contains_key(file) {
            let text = self.read(file)?;
            let listing = Listing::read(file, &text).unwrap_or_else(|faults| {
                self.faults.extend(faults);
                // The faults end the build, so it does not matter what is shown of this file.
                Listing::default()
            });
            self.listings.insert(file.to_owned(), listing);
        }
        Ok(())
    }
}
