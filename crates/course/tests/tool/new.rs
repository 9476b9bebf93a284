//! `cargo course new`, in a copy of the course that is never compiled.
//!
//! - `shape`: what is made has the shape of the lessons that are there, so that the mould cannot drift;
//! - `places`: what else is touched, and nothing but that;
//! - `refusals`: what cannot be made leaves everything as it was.

mod places;
mod refusals;
mod shape;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::assert::Assert;
use syllabus::{Lesson, Workspace};

/// What a path of the course holds, by its name from the root.
type Tree = BTreeMap<String, String>;

/// What of the course `new` reads and writes.
const COPIED: [&str; 6] =
    ["Cargo.toml", "README.md", "book", "crates/lab", "exercises", "solutions"];

struct Copy {
    dir: tempfile::TempDir,
    lessons: Vec<Lesson>,
}

impl Copy {
    fn new() -> Self {
        let course = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let lessons = Lesson::all(&course).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let last = lessons.last().unwrap().name();
        let crates = lessons.iter().map(|lesson| format!("crates/{}", lesson.name()));
        for name in COPIED.map(str::to_owned).into_iter().chain(crates) {
            copy(&course.root().join(&name), &dir.path().join(&name), &last);
        }
        Self { dir, lessons }
    }

    fn workspace(&self) -> Workspace {
        Workspace::find(self.dir.path()).unwrap()
    }

    /// The number of the lesson that comes next.
    fn next(&self) -> u8 {
        self.lessons.last().unwrap().number + 1
    }

    fn new_(&self, args: &[&str]) -> Assert {
        let mut course = assert_cmd::Command::new(env!("CARGO_BIN_EXE_course"));
        course.current_dir(self.dir.path()).arg("new").args(args).assert()
    }

    fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        read(self.dir.path(), self.dir.path(), &mut tree);
        tree
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.dir.path().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }
}

/// Copies a file or a folder. Most files of the course are answers, which are no concern of `new`: those of the `last`
/// lesson show their shape.
fn copy(from: &Path, to: &Path, last: &str) {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
        return;
    }
    let is_answers = ["right", "mistakes"].iter().any(|kind| from.ends_with(kind));
    if is_answers && !from.parent().unwrap().ends_with(last) {
        return;
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let name = entry.unwrap().file_name();
        copy(&from.join(&name), &to.join(&name), last);
    }
}

fn read(root: &Path, folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, tree);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            tree.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

/// The names that are new in `after`, and those whose text is another.
fn touched(before: &Tree, after: &Tree) -> (Vec<String>, Vec<String>) {
    assert!(before.keys().all(|name| after.contains_key(name)), "nothing is taken away");
    let new = after.keys().filter(|name| !before.contains_key(*name));
    let changed = before.keys().filter(|name| before[*name] != after[*name]);
    (new.cloned().collect(), changed.cloned().collect())
}
