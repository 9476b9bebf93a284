//! The places in the book to which exercises send their learners, and the lines that name them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::{Error, Workspace};

/// A place in the book that an exercise names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingPlace {
    /// The exercise's id.
    pub exercise: String,
    /// The place as a link from `book/src`: `lesson-01.md#the-trap`.
    pub link: String,
    /// The line of `lesson.toml` that names it, counted from 1.
    pub line: usize,
}

impl ReadingPlace {
    /// All places that the exercises of a lesson name: `read`, and every fragment in `explain`.
    ///
    /// # Errors
    /// When `lesson.toml` cannot be read or is malformed.
    pub fn of_lesson(workspace: &Workspace, number: u8) -> Result<Vec<Self>, Error> {
        #[derive(Deserialize)]
        struct List {
            exercise: Vec<Facts>,
        }
        #[derive(Deserialize)]
        struct Facts {
            id: String,
            read: Spanned<String>,
            #[serde(default)]
            explain: BTreeMap<String, Spanned<String>>,
        }

        let path = workspace.exercise_list(number);
        let name = || path.display().to_string();
        let text = std::fs::read_to_string(&path)
            .map_err(|why| Error::Unreadable { path: name(), why })?;
        let list: List = toml::from_str(&text)
            .map_err(|error| Error::Malformed { path: name(), message: error.to_string() })?;
        let mut places = Vec::new();
        for Facts { id, read, explain } in list.exercise {
            let mut add = |link: String, named: &Spanned<String>| {
                let line = text[..named.span().start].matches('\n').count() + 1;
                places.push(Self { exercise: id.clone(), link, line });
            };
            add(read.get_ref().clone(), &read);
            for fragment in explain.values() {
                add(format!("lesson-{number:02}.md#{}", fragment.get_ref()), fragment);
            }
        }
        Ok(places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_its_line() {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["crates", "exercises/lesson-01", "book"] {
            std::fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        let list = "# Two.\n[[exercise]]\nid = \"a\"\nread = \"lesson-01.md#x\"\n\n\
                    [[exercise]]\nread = \"lesson-01.md#x\"\nid = \"b\"\n\
                    [exercise.explain]\n\"at once\" = \"y\"\n";
        for (file, text) in
            [("Cargo.toml", ""), ("book/book.toml", ""), ("exercises/lesson-01/lesson.toml", list)]
        {
            std::fs::write(dir.path().join(file), text).unwrap();
        }
        let workspace = Workspace::find(dir.path()).unwrap();
        let places = ReadingPlace::of_lesson(&workspace, 1).unwrap();
        let place = |exercise: &str, link: &str, line| ReadingPlace {
            exercise: exercise.to_owned(),
            link: link.to_owned(),
            line,
        };
        assert_eq!(
            places,
            [
                place("a", "lesson-01.md#x", 4),
                place("b", "lesson-01.md#x", 7),
                place("b", "lesson-01.md#y", 10),
            ]
        );
    }
}
