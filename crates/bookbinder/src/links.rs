//! Checks the pages that were built: every link and fragment leads somewhere, and nothing is
//! loaded from another host.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use anyhow::Context;
use scraper::{Html, Selector};
use syllabus::{Workspace, slashes};

use crate::files;
use crate::weave::lesson_of_chapter;

const PRINT_PAGE: &str = "print.html";

/// A link that leads nowhere, or a request to another host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLink {
    /// The page, or the chapter's file where the link is found there.
    pub file: String,
    /// The line in the chapter's file, from 1.
    pub line: Option<usize>,
    /// As it stands in the page.
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

/// What a page has and where it leads.
#[derive(Debug, Default)]
struct Page {
    ids: BTreeSet<String>,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    target: String,
    /// Fetched when the page is opened, not when the reader follows it.
    loaded: bool,
}

/// Checks all pages and style sheets below `pages`; returns how many links there are.
///
/// With the `workspace` that the pages were built from, errors name file and line.
///
/// # Errors
/// All broken links in one error, a line each; or a page that cannot be read.
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

/// As [`check`], with the broken links as data.
///
/// # Errors
/// When a page cannot be read.
pub fn find_broken(
    pages: &Path,
    workspace: Option<&Workspace>,
) -> anyhow::Result<Result<usize, Vec<BrokenLink>>> {
    let mut read = BTreeMap::new();
    read_folder(pages, pages, &mut read)
        .with_context(|| format!("{} cannot be checked; build the book first", pages.display()))?;
    let mut broken = Vec::new();
    let mut count = 0;
    for (name, page) in &read {
        for link in &page.links {
            count += 1;
            if let Some(why) = fault(pages, &read, name, link) {
                let found = workspace.and_then(|workspace| written(workspace, name, &link.target));
                let (file, line) = match found {
                    Some((file, line)) => (file, Some(line)),
                    None => (name.clone(), None),
                };
                broken.push(BrokenLink { file, line, link: link.target.clone(), why });
            }
        }
    }
    broken.sort();
    broken.dedup();
    // The print page joins all chapters: what is broken in one of them is told once, there.
    if broken.iter().any(|link| link.file != PRINT_PAGE) {
        broken.retain(|link| link.file != PRINT_PAGE);
    }
    Ok(if broken.is_empty() { Ok(count) } else { Err(broken) })
}

fn read_folder(
    root: &Path,
    folder: &Path,
    pages: &mut BTreeMap<String, Page>,
) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = slashes(path.strip_prefix(root)?);
        if path.is_dir() {
            read_folder(root, &path, pages)?;
            continue;
        }
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => {
                pages.insert(name, read_page(&std::fs::read_to_string(&path)?));
            }
            Some("css") => {
                let links = style_links(&std::fs::read_to_string(&path)?);
                pages.insert(name, Page { ids: BTreeSet::new(), links });
            }
            _ => {}
        }
    }
    Ok(())
}

fn read_page(html: &str) -> Page {
    let document = Html::parse_document(html);
    let mut page = Page::default();
    let everything = Selector::parse("*").expect("a valid selector");
    for node in document.select(&everything) {
        let element = node.value();
        page.ids.extend(element.id().map(str::to_owned));
        let name = element.name();
        if name == "a" {
            page.ids.extend(element.attr("name").map(str::to_owned));
        }
        for attribute in ["href", "src", "data", "action", "poster"] {
            let Some(target) = element.attr(attribute) else { continue };
            let followed = matches!(name, "a" | "area" | "base");
            page.links.push(Link { target: target.trim().to_owned(), loaded: !followed });
        }
        if let Some(style) = element.attr("style") {
            page.links.extend(style_links(style));
        }
        if name == "style" {
            page.links.extend(style_links(&node.text().collect::<String>()));
        }
    }
    page
}

/// `url(…)` and `@import "…"` of a style sheet.
fn style_links(css: &str) -> Vec<Link> {
    let urls = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = css.split("@import").skip(1).filter_map(|rest| {
        rest.trim_start().strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next())
    });
    urls.chain(imports)
        .map(|url| url.trim().trim_matches(['"', '\'']).to_owned())
        .map(|target| Link { target, loaded: true })
        .collect()
}

/// What is wrong with a link on the page `name`.
fn fault(
    root: &Path,
    pages: &BTreeMap<String, Page>,
    name: &str,
    link: &Link,
) -> Option<&'static str> {
    let target = link.target.as_str();
    if target.starts_with("data:") {
        return None;
    }
    let foreign = target.starts_with("//") || scheme(target).is_some();
    if foreign {
        return match scheme(target) {
            _ if link.loaded => Some("is loaded from another host"),
            Some("http" | "https" | "mailto") => None,
            _ => Some("is no link that a reader can follow everywhere"),
        };
    }
    let (path, fragment) = match target.split_once('#') {
        Some((path, fragment)) => (path, Some(decode(fragment))),
        None => (target, None),
    };
    let path = decode(path.split('?').next().unwrap_or_default());
    // A server sends 404.html for any address, so its links start at the root.
    let start = if name == "404.html" { "" } else { name };
    let Some(file) = resolve(start, &path) else { return Some("leads out of the book") };
    if !path.is_empty() && !root.join(&file).is_file() {
        return Some("leads to a page that is not there");
    }
    let file = if path.is_empty() { name.to_owned() } else { file };
    match fragment {
        Some(fragment) if !fragment.is_empty() && file.ends_with(".html") => {
            let there = pages.get(&file).is_some_and(|page| page.ids.contains(&fragment));
            (!there).then_some("leads to a fragment that its page does not have")
        }
        _ => None,
    }
}

/// `https` of `https://…`, nothing of a relative link.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    (is_scheme && !scheme.is_empty()).then_some(scheme)
}

/// The file that a relative link of `page` means, from the book's root.
fn resolve(page: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => page.rsplit_once('/').map_or(Vec::new(), |(dir, _)| dir.split('/').collect()),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    if path.ends_with('/') || parts.is_empty() {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}

/// `%20` and the like.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = (first == b'%').then(|| text_of(after.get(..2)?)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn text_of(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// The file and the line where this link of the page `x.html` was written: `book/src/x.md`, or the
/// list of exercises that the chapter shows.
fn written(workspace: &Workspace, page: &str, target: &str) -> Option<(String, usize)> {
    let chapter = format!("{}.md", page.strip_suffix(".html")?);
    let target = target.replace(".html", ".md");
    let list = lesson_of_chapter(&chapter).map(|number| workspace.exercise_list(number));
    let places = [
        (Some(workspace.chapters().join(&chapter)), format!("]({target})")),
        (list, format!("{target:?}")),
    ];
    places.into_iter().find_map(|(file, words)| {
        let file = file?;
        let text = files::read(&file).ok()?;
        let line = text.lines().position(|line| line.contains(&words))?;
        Some((workspace.name(&file), line + 1))
    })
}
