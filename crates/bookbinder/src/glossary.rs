//! The entries of the glossary, shown where a chapter uses their terms.

use std::collections::BTreeMap;

use crate::error::{Fault, Problem};
use crate::html::escape;
use crate::markdown::{plain, replace_html, replace_links, sections};

/// The entries, by their fragments.
#[derive(Debug, Default)]
pub struct Glossary {
    entries: BTreeMap<String, String>,
    /// Entries without a text.
    pub faults: Vec<Fault>,
}

impl Glossary {
    /// The glossary's path in `book/src`.
    pub const CHAPTER: &str = "glossary.md";

    /// Reads the entries: each `###` heading begins one. `file` is the path from the workspace's
    /// root.
    pub fn read(file: &str, text: &str) -> Self {
        let mut glossary = Self::default();
        for section in sections(text).into_iter().filter(|section| section.level == 3) {
            let entry = plain(section.body);
            if entry.is_empty() {
                glossary.faults.push(Problem::EmptyEntry(section.title).at(file, section.line));
            } else {
                glossary.entries.insert(section.fragment, entry);
            }
        }
        glossary
    }

    /// The chapter, with the text of an entry added to every link that leads to the entry. A link
    /// to a missing entry stays unchanged: the check of links refuses it, with its line.
    pub fn in_place(&self, chapter: &str) -> String {
        let chapter = replace_links(chapter, |address, shown| {
            Some(format!("{}{shown}</a>", self.term(address)?))
        });
        replace_html(&chapter, |html| {
            let mut changed = String::new();
            let mut rest = html;
            while let Some((before, behind)) = rest.split_once("<a href=\"") {
                let (address, behind) = behind.split_once("\">")?;
                let link = self.term(address).unwrap_or_else(|| format!("<a href=\"{address}\">"));
                changed += &format!("{before}{link}");
                rest = behind;
            }
            (!changed.is_empty()).then(|| changed + rest)
        })
    }

    /// The opening tag of a link to an entry.
    fn term(&self, address: &str) -> Option<String> {
        let (page, fragment) = address.split_once('#')?;
        let (folder, name) =
            page.rsplit_once('/').map_or(("", page), |(folder, name)| (folder, name));
        let is_glossary = matches!(name, "glossary.md" | "glossary.html");
        if !is_glossary || !folder.split('/').all(|part| matches!(part, "" | "." | "..")) {
            return None;
        }
        let entry = self.entries.get(fragment)?;
        let page = page.replace(".md", ".html");
        // If the term stands in a table, a bar would end its cell.
        let entry = escape(entry).replace('|', "&#124;");
        Some(format!("<a class=\"term\" href=\"{page}#{fragment}\" data-entry=\"{entry}\">"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# Glossary\n\n### Fast\n\nSays `a | b` & `\"c\"`. [Lesson 01](x.md)\n\n### Bare\n";

    #[test]
    fn links_to_entries_carry_them_wherever_they_stand() {
        let glossary = Glossary::read("glossary.md", TEXT);
        let begin = |href: &str| {
            format!(
                "<a class=\"term\" href=\"{href}\" data-entry=\"Says a &#124; b &amp; &quot;c&quot;.\">"
            )
        };
        let term = begin("glossary.html#fast");
        for (written, wanted) in [
            ("a [*fast*](glossary.md#fast) one", format!("a {term}*fast*</a> one")),
            (
                "a [`fast`][f]\n\n[f]: glossary.md#fast\n",
                format!("a {term}`fast`</a>\n\n[f]: glossary.md#fast\n"),
            ),
            ("| a |\n|---|\n| [x](glossary.md#fast) |", format!("| a |\n|---|\n| {term}x</a> |")),
            ("[x](../glossary.md#fast)", format!("{}x</a>", begin("../glossary.html#fast"))),
            (
                "<p><a href=\"glossary.html#fast\">x</a> <a href=\"y\">y</a></p>",
                format!("<p>{term}x</a> <a href=\"y\">y</a></p>"),
            ),
        ] {
            assert_eq!(glossary.in_place(written), wanted);
        }
    }

    #[test]
    fn other_links_stay_as_they_are() {
        let glossary = Glossary::read("glossary.md", TEXT);
        for text in [
            "[x](glossary.md)",
            "[x](glossary.md#no)",
            "[x](other/glossary.md#fast)",
            "[x](my-glossary.md#fast)",
            "[x](#fast)",
            "`[x](glossary.md#fast)`",
            "<p><a href=\"y\">y</a></p>",
        ] {
            assert_eq!(glossary.in_place(text), text);
        }
    }

    #[test]
    fn an_entry_that_says_nothing_is_a_fault() {
        let faults = Glossary::read("book/src/glossary.md", TEXT).faults;
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1);
        assert!(
            said[0].starts_with("book/src/glossary.md:7: the entry \"Bare\" says nothing"),
            "{said:?}"
        );
    }
}
