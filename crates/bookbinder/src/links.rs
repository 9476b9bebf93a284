//! Checks the files of a built book: every link and fragment leads somewhere, and nothing is loaded
//! from another host.
//!
//! It reads every place in HTML, SVG and CSS that can name a file, and understands addresses as
//! browsers do:
//! - `names`: the attributes and elements that name files; `value`: attributes that name several.
//! - `style` and `script`: the addresses in CSS, and those in JavaScript that stand in its text.
//! - `markup`: the elements of HTML and XML files, with and without scripts.
//! - `document`: all of that for one file; `fragments`: the places in a file to which an address
//!   can lead.
//! - `address`: which file an address means.
//! - `reading`: the places to which exercises send their learners must be headings.

mod address;
mod document;
mod fragments;
mod markup;
mod names;
mod reading;
mod script;
mod style;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::panic::resume_unwind;
use std::path::Path;

use anyhow::Context;
use syllabus::{Lesson, Workspace, slashes};

use self::address::Place;
use self::document::{Aim, Document, Reference};
use self::markup::Scripts;
use self::names::Way;
use crate::chapters::lesson_of_chapter;
use crate::files;

const PRINT_PAGE: &str = "print.html";

/// A link that leads nowhere, or a request to another host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLink {
    /// The page; or the chapter's file, if the link was found there.
    pub file: String,
    /// The line in the chapter's file, from 1.
    pub line: Option<usize>,
    /// The link as it is written in the page.
    pub link: String,
    /// What is wrong with it.
    pub why: &'static str,
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        write!(f, "{}{line}: {:?} {}", self.file, self.link, self.why)
    }
}

/// Checks all files below `pages`, and returns how many different addresses they name.
///
/// With the `workspace` from which the pages were built, errors name file and line.
///
/// # Errors
/// All broken links in one error, one on each line; or a page that cannot be read.
pub fn check(pages: &Path, workspace: Option<&Workspace>) -> anyhow::Result<usize> {
    let broken = find_broken(pages, workspace)?;
    match broken {
        Ok(count) => Ok(count),
        Err(broken) => {
            let lines: Vec<String> = broken.iter().map(BrokenLink::to_string).collect();
            anyhow::bail!("{}", lines.join("\n"))
        }
    }
}

/// Like [`check`], but returns the broken links as data.
///
/// # Errors
/// When a page cannot be read.
pub fn find_broken(
    pages: &Path,
    workspace: Option<&Workspace>,
) -> anyhow::Result<Result<usize, Vec<BrokenLink>>> {
    let mut names = BTreeSet::new();
    list(pages, pages, &mut names)
        .with_context(|| format!("{} cannot be checked; build the book first", pages.display()))?;
    let mut links = BTreeSet::new();
    let mut broken = Vec::new();
    // Readers with and without scripts see two different books: each book is read on a processor of
    // its own.
    let read = |scripts| Book::read(pages, &names, scripts);
    let books = std::thread::scope(|scope| {
        let readers = [Scripts::On, Scripts::Off].map(|scripts| scope.spawn(move || read(scripts)));
        readers.map(|reader| reader.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    for book in books {
        let book = book?;
        for (name, document) in &book.documents {
            for reference in &document.references {
                links.insert((*name, reference.written.clone(), reference.way));
                if let Some(why) = book.fault(reference) {
                    let link = reference.written.clone();
                    let found = workspace.and_then(|workspace| written(workspace, name, &link));
                    let (file, line) = match found {
                        Some((file, line)) => (file, Some(line)),
                        None => ((*name).to_owned(), None),
                    };
                    broken.push(BrokenLink { file, line, link, why });
                }
            }
        }
    }
    if let Some(workspace) = workspace {
        let told: BTreeSet<_> = broken.iter().map(|link| (link.file.clone(), link.line)).collect();
        let places = reading::find_broken(pages, workspace)?;
        broken.extend(
            places.into_iter().filter(|place| !told.contains(&(place.file.clone(), place.line))),
        );
    }
    broken.sort();
    broken.dedup();
    // The print page joins all chapters: a link that is broken in a chapter is reported only for
    // the chapter.
    if broken.iter().any(|link| link.file != PRINT_PAGE) {
        broken.retain(|link| link.file != PRINT_PAGE);
    }
    Ok(if broken.is_empty() { Ok(links.len()) } else { Err(broken) })
}

/// All files below `folder`, from `root`.
fn list(root: &Path, folder: &Path, names: &mut BTreeSet<String>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, names)?;
        } else {
            names.insert(slashes(path.strip_prefix(root)?));
        }
    }
    Ok(())
}

/// The book as the browser of one reader has it.
struct Book<'a> {
    /// All files, by their exact names: a server may distinguish capital letters.
    files: &'a BTreeSet<String>,
    documents: BTreeMap<&'a str, Document>,
}

impl<'a> Book<'a> {
    fn read(root: &Path, files: &'a BTreeSet<String>, scripts: Scripts) -> anyhow::Result<Self> {
        let mut documents = BTreeMap::new();
        for name in files.iter().filter(|name| document::is_read(name)) {
            let text = std::fs::read_to_string(root.join(name)).with_context(|| name.clone())?;
            let document = document::read(name, &text, scripts)
                .with_context(|| format!("{name} cannot be shown by a browser"))?;
            documents.insert(name.as_str(), document);
        }
        Ok(Self { files, documents })
    }

    /// What is wrong with an address.
    fn fault(&self, reference: &Reference) -> Option<&'static str> {
        let address = match &reference.aim {
            Aim::Address(address) => address,
            Aim::Name if self.is_explained(&reference.written) => return None,
            Aim::Name => return Some("is a name that no import map explains"),
            Aim::Unreadable => return Some("is no address that a browser can read"),
            Aim::Nothing => return Some("names no file"),
        };
        let file = match address::place(address) {
            Place::File(file) => file,
            Place::OutOfTheBook => return Some("leads out of the book"),
            Place::Elsewhere => return elsewhere(address.scheme(), reference.way),
        };
        if reference.way == Way::Asked {
            return None;
        }
        // For a folder's name, a server sends the page in the folder.
        let folder = format!("{file}/index.html");
        let file = if self.files.contains(&folder) { folder } else { file };
        if !self.files.contains(&file) {
            return Some("leads to a page that is not there");
        }
        let fragments = self.documents.get(file.as_str())?.fragments.as_ref()?;
        let is_view = file.ends_with(".svg") && is_view(address.fragment()?);
        let there = is_view || fragments.have(address.fragment()?, reference.way);
        (!there).then_some("leads to a fragment that its page does not have")
    }

    fn is_explained(&self, name: &str) -> bool {
        self.documents.values().flat_map(|document| &document.imports).any(|import| {
            import == name || import.ends_with('/') && name.starts_with(import.as_str())
        })
    }
}

/// What is wrong with an address that leads out of the book.
fn elsewhere(scheme: &str, way: Way) -> Option<&'static str> {
    match (way, scheme) {
        (_, "data") => None,
        (Way::Followed, "http" | "https" | "mailto") => None,
        (Way::Followed, _) => Some("is no link that a reader can follow everywhere"),
        // `about:blank` is an empty page.
        (Way::Loaded, "about") => None,
        (_, "http" | "https" | "ws" | "wss" | "ftp") => Some("is loaded from another host"),
        _ => Some("is nothing that a page can load everywhere"),
    }
}

/// Whether the fragment selects a part of a drawing by numbers, not by an id.
fn is_view(fragment: &str) -> bool {
    ["svgView(", "xywh=", "t="].iter().any(|view| fragment.starts_with(view))
}

/// The file and the line where this link of the page `x.html` was written: in `book/src/x.md`, in
/// the list of exercises that the chapter shows, or in the file from which the page is made.
fn written(workspace: &Workspace, page: &str, target: &str) -> Option<(String, usize)> {
    let chapter = format!("{}.md", page.strip_suffix(".html")?);
    let target = target.replace(".html", ".md");
    let link = format!("]({target})");
    let mut places = vec![(workspace.chapters().join(&chapter), link.clone())];
    if let Some(number) = lesson_of_chapter(&chapter) {
        places.push((workspace.exercise_list(number), format!("{target:?}")));
    }
    let text = files::read(&places[0].0).unwrap_or_default();
    let is_of_all = ["{{#one-page}}", "{{#teacher-notes}}"].iter().any(|all| text.contains(all));
    let lessons = is_of_all.then(|| Lesson::all(workspace).unwrap_or_default());
    for lesson in lessons.unwrap_or_default() {
        let page = format!("{}.md", lesson.name());
        let homes = [workspace.chapters().join(&page), workspace.teacher_notes(lesson.number)];
        for home in homes {
            // In the source, a link within the same page names only the fragment.
            let fragment = target.strip_prefix(&page).map(|fragment| format!("]({fragment})"));
            places.extend(fragment.map(|link| (home.clone(), link)));
            places.push((home, link.clone()));
        }
    }
    places.into_iter().find_map(|(file, words)| {
        let text = files::read(&file).ok()?;
        let line = text.lines().position(|line| line.contains(&words))?;
        Some((workspace.name(&file), line + 1))
    })
}
