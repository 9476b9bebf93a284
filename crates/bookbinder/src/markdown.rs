//! The structure of a chapter's Markdown: headings with their sections, and links.
//!
//! Texts are changed in their source, at the places that mdBook's own parser reports: so everything
//! else reaches mdBook unchanged.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::questions;

/// A heading, and the text below it up to the next heading of the same level or above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'t> {
    /// The level: 1 for `#`.
    pub level: u8,
    /// The heading without markup.
    pub title: String,
    /// The heading's id on its page, by which a link leads to it.
    pub fragment: String,
    /// The heading's line, from 1.
    pub line: usize,
    /// The text below the heading.
    pub body: &'t str,
    /// The line on which `body` begins.
    pub body_line: usize,
}

/// All sections of a text, in the order of their headings; each section includes those inside it.
pub fn sections(text: &str) -> Vec<Section<'_>> {
    let headings = headings(text);
    let mut sections = Vec::new();
    for ((place, heading), named) in headings.iter().enumerate().zip(questions::headings(text)) {
        let deeper = headings[place + 1..].iter().find(|next| next.level <= heading.level);
        let end = deeper.map_or(text.len(), |next| next.range.start);
        sections.push(Section {
            level: heading.level,
            title: heading.title.clone(),
            fragment: named.fragment,
            line: line_at(text, heading.range.start),
            body: &text[heading.range.end..end],
            body_line: line_at(text, heading.range.end),
        });
    }
    sections
}

/// The text, with links replaced. `replace` gets a link's address and the source of its label; for
/// `None`, the link stays.
pub fn replace_links(text: &str, mut replace: impl FnMut(&str, &str) -> Option<String>) -> String {
    let mut edits = Vec::new();
    let mut open: Option<(String, Range<usize>, usize)> = None;
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let begin = range.start + 1;
                open = Some((dest_url.into_string(), range, begin));
            }
            Event::End(TagEnd::Link) => {
                let Some((address, range, shown_end)) = open.take() else { continue };
                // `<https://…>` has no brackets: its label is its address.
                if text[range.start..].starts_with('[') {
                    let close = text[shown_end..range.end].find(']').unwrap_or(0);
                    let shown = &text[range.start + 1..shown_end + close];
                    edits.extend(replace(&address, shown).map(|link| (range, link)));
                }
            }
            _ => {
                if let Some((_, _, shown_end)) = &mut open {
                    *shown_end = range.end.max(*shown_end);
                }
            }
        }
    }
    edited(text, edits)
}

/// The text, with pieces of raw HTML replaced as `change` says; for `None`, a piece stays.
pub fn replace_html(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let html =
        events(text).filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
    let edits = html.filter_map(|(_, range)| {
        let changed = change(&text[range.clone()])?;
        Some((range, changed))
    });
    edited(text, edits.collect())
}

/// The text for a page that shows several texts: without its own ids, and with links to its own
/// page changed into links to `own_page`.
pub fn as_guest(text: &str, own_page: &str) -> String {
    let text = without_ids(text);
    replace_links(&text, |address, shown| {
        address.starts_with('#').then(|| format!("[{shown}]({own_page}{address})"))
    })
}

/// The text of some Markdown, without markup, on one line; it ends like a sentence.
///
/// After the last sentence, text that consists only of links is left out, because it leads
/// elsewhere.
pub fn plain(text: &str) -> String {
    let (mut plain, mut links_begin, mut depth) = (String::new(), None, 0_u32);
    for (event, _) in events(text) {
        let words = match event {
            Event::Start(Tag::Link { .. }) => {
                if plain.trim_end().ends_with(['.', '!', '?']) || plain.is_empty() {
                    links_begin.get_or_insert(plain.len());
                }
                depth += 1;
                continue;
            }
            Event::End(TagEnd::Link) => {
                depth -= 1;
                continue;
            }
            Event::Text(words) | Event::Code(words) => words.into_string(),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                " ".to_owned()
            }
            _ => continue,
        };
        let separates = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '·');
        if depth == 0 && !words.chars().all(separates) {
            links_begin = None;
        }
        plain.push_str(&words);
    }
    plain.truncate(links_begin.unwrap_or(plain.len()));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line of a place in a text, counted from 1.
pub fn line_at(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count() + 1
}

struct Heading {
    level: u8,
    title: String,
    id: Option<String>,
    range: Range<usize>,
}

fn headings(text: &str) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    let mut within = false;
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                within = true;
                let id = id.map(CowStr::into_string);
                headings.push(Heading { level: level as u8, title: String::new(), id, range });
            }
            Event::End(TagEnd::Heading(_)) => within = false,
            Event::Text(words) | Event::Code(words) if within => {
                headings.last_mut().expect("one has begun").title.push_str(&words);
            }
            _ => {}
        }
    }
    headings
}

/// Leaves out `{#id}` after headings, and `id="…"` in HTML.
fn without_ids(text: &str) -> String {
    let named = headings(text).into_iter().filter_map(|heading| {
        let id = heading.id?;
        let source = &text[heading.range.clone()];
        let mark = format!("#{id}");
        Some((heading.range, source.replacen(&mark, "", 1).replace(" {}", "").replace("{ ", "{")))
    });
    let text = edited(text, named.collect());
    replace_html(&text, |html| {
        let (before, rest) = html.split_once(" id=\"")?;
        let (_, after) = rest.split_once('"')?;
        Some(format!("{before}{after}"))
    })
}

fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let (mut edited, mut done) = (String::with_capacity(text.len()), 0);
    for (range, replacement) in edits {
        edited.push_str(&text[done..range.start]);
        edited.push_str(&replacement);
        done = range.end;
    }
    edited.push_str(&text[done..]);
    edited
}

/// The text as mdBook parses its chapters.
fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_at_the_next_heading_that_is_no_deeper() {
        let text =
            "# A\n\none\n\n## B `c`, d!\n\n```\n## no\n```\n### E {#own}\ntwo\n## B `c`, d\n";
        let sections = sections(text);
        let seen: Vec<_> = sections
            .iter()
            .map(|s| (s.level, s.title.as_str(), s.fragment.as_str(), s.line))
            .collect();
        let wanted = [(1, "A", "a", 1), (2, "B c, d!", "b-c-d", 5), (3, "E", "own", 10)];
        assert_eq!(seen, [&wanted[..], &[(2, "B c, d", "b-c-d-1", 12)]].concat());
        assert_eq!(sections[1].body, "\n```\n## no\n```\n### E {#own}\ntwo\n");
        assert_eq!((sections[2].body, sections[2].body_line), ("two\n", 11));
    }

    #[test]
    fn links_of_every_kind_are_replaced_and_code_is_not() {
        let text = "[a `]` *b*](x#y \"t\") [c][r], `[d](x#y)` <x:y> ![e](x#y) [\\[f\\]](x#y)\n\n[r]: x#y\n";
        let replaced =
            replace_links(text, |address, shown| (address == "x#y").then(|| format!("<{shown}>")));
        let wanted = "<a `]` *b*> <c>, `[d](x#y)` <x:y> ![e](x#y) <\\[f\\]>\n\n[r]: x#y\n";
        assert_eq!(replaced, wanted);
    }

    #[test]
    fn a_guest_has_no_ids_and_leads_home() {
        let text = "### T {#t}\n\n<p id=\"p\">x</p>\n\n[a](#b) [c](d.md#e) `[f](#g)`\n";
        assert_eq!(
            as_guest(text, "l.md"),
            "### T\n\n<p>x</p>\n\n[a](l.md#b) [c](d.md#e) `[f](#g)`\n"
        );
    }

    #[test]
    fn plain_text_has_no_markup_and_no_links_behind_its_end() {
        for (text, wanted) in [
            ("`a` *b*:\n[c](d). [Lesson 01](x.md)", "a b: c."),
            ("One. [A](x), [B](y).\n", "One."),
            ("Compare [parallel](#p).", "Compare parallel."),
            ("One. [Two](x) is a link.", "One. Two is a link."),
            ("One.\n\nTwo.\n", "One. Two."),
            ("[Lesson 01](x)", ""),
            ("", ""),
        ] {
            assert_eq!(plain(text), wanted, "{text}");
        }
    }
}
