//! The headings of a chapter, by the fragments that mdBook gives them.

use std::collections::HashSet;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// A place of a chapter that a link can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What stands behind the link's `#`.
    pub fragment: String,
    /// The heading, without its marks.
    pub text: String,
}

/// All headings of a chapter, in their order.
pub fn headings(chapter: &str) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut used = HashSet::new();
    // The text so far of the heading or the defined term that is open, and the id that it names itself.
    let mut open: Option<(String, Option<String>)> = None;
    for event in new_cmark_parser(chapter, &MarkdownOptions::default()) {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                open = Some((String::new(), id.map(|id| id.into_string())));
            }
            // Terms have fragments as well, and so take them from headings.
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

/// Letters and digits stay, in lower case; white space becomes hyphens.
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

/// The second heading of a name has a number behind it.
fn unused(fragment: &str, used: &mut HashSet<String>) -> String {
    let numbered = (1_u32..).map(|number| format!("{fragment}-{number}"));
    let mut names = std::iter::once(fragment.to_owned()).chain(numbered);
    names.find(|name| used.insert(name.clone())).unwrap_or_default()
}
