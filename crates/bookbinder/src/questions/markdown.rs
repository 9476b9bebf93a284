//! The texts of questions: Markdown that fits into a line, as HTML.

use mdbook_markdown::pulldown_cmark::{CowStr, Event, Tag, TagEnd, html::push_html};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// The page on which a text stands, and from which its links lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The beginning of a link to a place in the lesson's own chapter: empty on the chapter's page.
    pub chapter: String,
}

impl Page {
    /// The lesson's own page.
    pub fn own() -> Self {
        Self { chapter: String::new() }
    }

    /// Any other page.
    pub fn other(lesson: u8) -> Self {
        Self { chapter: chapter(lesson) }
    }
}

/// A lesson's page.
pub fn chapter(lesson: u8) -> String {
    format!("lesson-{lesson:02}.html")
}

/// A paragraph without its `<p>`: text, code, emphasis and links. `None` if the Markdown has
/// anything else.
pub fn inline(text: &str, page: &Page) -> Option<String> {
    let mut events: Vec<Event<'_>> = new_cmark_parser(text, &MarkdownOptions::default()).collect();
    if !matches!(events.first()?, Event::Start(Tag::Paragraph))
        || !matches!(events.pop()?, Event::End(TagEnd::Paragraph))
    {
        return None;
    }
    let inside = events.into_iter().skip(1).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(address(&dest_url, page));
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        | Event::Text(_)
        | Event::Code(_) => Some(event),
        Event::SoftBreak => Some(Event::Text(" ".into())),
        _ => None,
    });
    let inside: Vec<Event<'_>> = inside.collect::<Option<_>>()?;
    let mut html = String::new();
    push_html(&mut html, inside.into_iter());
    Some(html.replace('\n', " "))
}

/// The target of a link from this page. mdBook does not look into HTML, so the name of a chapter's
/// file becomes that of its page here.
fn address(link: &str, page: &Page) -> String {
    let is_elsewhere = link.starts_with("//")
        || link.split_once(':').is_some_and(|(scheme, _)| {
            scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        });
    if is_elsewhere {
        return link.to_owned();
    }
    let (path, fragment) = match link.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (link, String::new()),
    };
    match path.strip_suffix(".md") {
        _ if path.is_empty() => format!("{}{fragment}", page.chapter),
        Some(name) => format!("{name}.html{fragment}"),
        None => link.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_code_emphasis_and_links_are_one_line_of_html() {
        let html = |text| inline(text, &Page::own()).unwrap();
        assert_eq!(
            html("`a<b>` & *so*\n**on** \"x\""),
            "<code>a&lt;b&gt;</code> &amp; <em>so</em> <strong>on</strong> “x”"
        );
        assert_eq!(html("[a](#b) [c](d.md#e)"), "<a href=\"#b\">a</a> <a href=\"d.html#e\">c</a>");
        assert_eq!(html("[a](https://b.c/d.md)"), "<a href=\"https://b.c/d.md\">a</a>");
    }

    #[test]
    fn links_of_a_chapter_lead_there_from_other_pages() {
        let html = inline("[a](#b) [c](glossary.md)", &Page::other(2)).unwrap();
        assert_eq!(html, "<a href=\"lesson-02.html#b\">a</a> <a href=\"glossary.html\">c</a>");
    }

    #[test]
    fn what_is_more_than_a_line_is_refused() {
        for text in [
            "a\n\nb",
            "- a",
            "1. a",
            "# a",
            "```\na\n```",
            "<b>a</b>",
            "![a](b)",
            "a  \nb",
            "> a",
            "",
        ] {
            assert_eq!(inline(text, &Page::own()), None, "{text:?}");
        }
    }
}
