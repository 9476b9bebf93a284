//! The headings of a chapter, with the fragments that mdBook gives them.

use std::collections::HashSet;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// A place in a chapter to which a link can lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The link's text after the `#`.
    pub fragment: String,
    /// The heading without markup.
    pub text: String,
}

/// All headings of a chapter, in their order.
pub fn headings(chapter: &str) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut used = HashSet::new();
    // For the open heading or defined term: its text so far, and the id that it sets itself.
    let mut open: Option<(String, Option<String>)> = None;
    for event in new_cmark_parser(chapter, &MarkdownOptions::default()) {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                open = Some((String::new(), id.map(|id| id.into_string())));
            }
            // Defined terms have fragments too, which headings then cannot have.
            Event::Start(Tag::DefinitionListTitle) => open = Some((String::new(), None)),
            Event::Text(text) | Event::Code(text) => {
                open.iter_mut().for_each(|(heading, _)| heading.push_str(&text));
            }
            Event::End(end @ (TagEnd::Heading(_) | TagEnd::DefinitionListTitle)) => {
                let Some((text, named)) = open.take() else { continue };
                let fragment = named.unwrap_or_else(|| unused(&fragment(&text), &mut used));
                if matches!(end, TagEnd::Heading(_)) {
                    headings.push(Heading { fragment, text });
                }
            }
            _ => {}
        }
    }
    headings
}

/// The fragment of a heading: letters and digits in lower case, hyphens for white space.
fn fragment(text: &str) -> String {
    let characters = text.trim().to_lowercase();
    let fragment = characters.chars().filter_map(|c| match c {
        '_' | '-' => Some(c),
        _ if c.is_alphanumeric() => Some(c),
        _ if c.is_whitespace() => Some('-'),
        _ => None,
    });
    fragment.collect()
}

/// Adds a number if another heading has the same fragment.
fn unused(fragment: &str, used: &mut HashSet<String>) -> String {
    let numbered = (1_u32..).map(|number| format!("{fragment}-{number}"));
    let mut names = std::iter::once(fragment.to_owned()).chain(numbered);
    names.find(|name| used.insert(name.clone())).unwrap_or_default()
}
