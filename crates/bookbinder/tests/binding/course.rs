//! The course's own book.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use syllabus::Workspace;

/// Building takes seconds, so that all tests look at one book. That a second one would have the same bytes `.ci/run`
/// holds.
static BOOK: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(built);

/// Every file of the book, by its path, built into a folder that is gone afterwards.
fn built() -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let pages = bookbinder::build(&workspace, lab::lessons(), Some(&dir.path().join("book")));
    let pages = pages.unwrap_or_else(|error| panic!("{error:#}"));
    let mut files = BTreeMap::new();
    read(&pages, &pages, &mut files);
    files
}

fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

#[test]
fn every_lesson_has_a_page_and_the_print_page_has_all() {
    let print = String::from_utf8_lossy(&BOOK["print.html"]);
    for lesson in lab::lessons() {
        assert!(BOOK.contains_key(&format!("lesson-{:02}.html", lesson.number)));
        for scene in lesson.scenes {
            let id = format!("-lesson-{:02}-{}-title", lesson.number, scene.id);
            assert!(print.contains(&id), "lesson {}: no page draws {}", lesson.number, scene.id);
        }
    }
}

#[test]
fn the_front_page_lists_every_lesson() {
    let index = String::from_utf8_lossy(&BOOK["index.html"]);
    for lesson in lab::lessons() {
        let link = format!("<td><a href=\"lesson-{:02}.html\">", lesson.number);
        assert!(index.contains(&link), "the front page lacks {link}");
    }
}

/// A drawing in front of the lessons would answer what a chapter asks.
#[test]
fn what_is_read_before_the_lessons_draws_none_of_their_scenes() {
    for page in ["index.html", "how-to-use.html"] {
        let text = String::from_utf8_lossy(&BOOK[page]);
        for lesson in lab::lessons() {
            for scene in lesson.scenes {
                let id = format!("-lesson-{:02}-{}-title", lesson.number, scene.id);
                assert!(!text.contains(&id), "{page} draws {}", scene.id);
            }
        }
    }
}

/// GitHub shows the README as it is written, so its table cannot be made while the book is built.
#[test]
fn the_readme_has_the_table_of_lessons() {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let wanted = syllabus::readme_table(&syllabus::Lesson::all(&workspace).unwrap());
    let readme = std::fs::read_to_string(workspace.root().join("README.md")).unwrap();
    let readme = readme.replace("\r\n", "\n");
    assert!(readme.contains(&format!("\n\n{wanted}\n")), "README.md needs this table:\n{wanted}");
}
