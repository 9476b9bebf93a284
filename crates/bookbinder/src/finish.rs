//! The last changes to the pages that mdBook has written, for what Markdown cannot express.

use std::path::Path;

use crate::files;

/// Changes every page of a built book.
///
/// # Errors
/// When a page cannot be read or written.
pub fn touch(pages: &Path) -> anyhow::Result<()> {
    for path in files::with_extension(pages, "html")? {
        let html = files::built(&path)?;
        let touched = with_whole_units(&without_empty_heads(&html));
        if touched != html {
            files::write(&path, &touched)?;
        }
    }
    Ok(())
}

/// Turns empty `<th>` into `<td>`: the corner of a table is a cell, and a screen reader need not
/// announce it as a heading.
fn without_empty_heads(html: &str) -> String {
    let mut touched = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(begin) = rest.find("<th") {
        let (before, head) = rest.split_at(begin);
        touched.push_str(before);
        let is_head = head[3..].starts_with(['>', ' ', '\n']);
        let parts =
            head.split_once('>').and_then(|(tag, inside)| Some((tag, inside.split_once("</th>")?)));
        match parts {
            Some((tag, (inside, after))) if is_head && inside.trim().is_empty() => {
                touched.push_str(&format!("<td{}></td>", &tag[3..]));
                rest = after;
            }
            _ => {
                touched.push_str("<th");
                rest = &head[3..];
            }
        }
    }
    touched + rest
}

/// Elements whose text is no sentence of the page: it is code, or what a run has printed.
const NO_SENTENCES: [&str; 7] = ["code", "figure", "pre", "script", "style", "svg", "textarea"];

/// What may stand behind a number.
const UNITS: [&str; 6] = ["s", "ms", "min", "B", "kB", "MB"];

/// Keeps a number and its unit in one line, in all sentences of a page's own text.
fn with_whole_units(html: &str) -> String {
    let Some((before, (main, after))) = html
        .split_once("<main>")
        .and_then(|(before, rest)| Some((before, rest.rsplit_once("</main>")?)))
    else {
        return html.to_owned();
    };
    let mut touched = format!("{before}<main>");
    let mut no_sentence = None;
    let mut rest = main;
    while !rest.is_empty() {
        let (text, markup) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        match no_sentence {
            None => touched.push_str(&glued(text)),
            Some(_) => touched.push_str(text),
        }
        let (tag, behind) = markup.split_at(end_of_tag(markup));
        let name = |tag: &str| {
            tag.split(|char: char| !char.is_ascii_alphanumeric()).next().map(str::to_owned)
        };
        match (no_sentence, tag.strip_prefix("</")) {
            (Some(open), Some(closed)) if name(closed).as_deref() == Some(open) => {
                no_sentence = None
            }
            (None, None) => {
                let opened = name(tag.get(1..).unwrap_or_default());
                no_sentence = NO_SENTENCES.into_iter().find(|kept| opened.as_deref() == Some(kept));
            }
            _ => {}
        }
        touched.push_str(tag);
        rest = behind;
    }
    touched + "</main>" + after
}

/// Where a tag or a comment ends that the text begins with. A `>` in quotes ends no tag.
fn end_of_tag(markup: &str) -> usize {
    if markup.starts_with("<!--") {
        return markup.find("-->").map_or(markup.len(), |end| end + 3);
    }
    let mut quote = None;
    let end = markup.find(|char| match (quote, char) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(char);
            false
        }
        (Some(open), _) if open == char => {
            quote = None;
            false
        }
        _ => false,
    });
    end.map_or(markup.len(), |end| end + 1)
}

fn glued(text: &str) -> String {
    let mut glued = String::with_capacity(text.len());
    for (place, char) in text.char_indices() {
        let is_behind_number = || text[..place].ends_with(|char: char| char.is_ascii_digit());
        let is_before_unit = || {
            let word = text[place + 1..].split(|char: char| !char.is_alphanumeric()).next();
            UNITS.contains(&word.unwrap_or_default())
        };
        let is_gap = matches!(char, ' ' | '\n') && is_behind_number() && is_before_unit();
        glued.push(if is_gap { '\u{a0}' } else { char });
    }
    glued
}

#[cfg(test)]
mod tests {
    use super::{with_whole_units, without_empty_heads};

    #[test]
    fn a_number_and_its_unit_stay_together_in_sentences_alone() {
        for (html, wanted) in [
            ("<p>After 1.5 s, or\n10\nms.</p>", "<p>After 1.5~s, or\n10~ms.</p>"),
            ("<p>1 second, 2 sons, a s, 3  s</p>", "<p>1 second, 2 sons, a s, 3  s</p>"),
            ("<p>é1 s</p>1 s", "<p>é1~s</p>1~s"),
            ("<code>1 s</code> 1 s", "<code>1 s</code> 1~s"),
            ("<pre><code>1 s</code>1 s</pre>1 s", "<pre><code>1 s</code>1 s</pre>1~s"),
            (
                "<li data-key='a > 1 s' title=\"> 2 s\">3 s",
                "<li data-key='a > 1 s' title=\"> 2 s\">3~s",
            ),
            ("<!-- > 1 s --><svg><a></a>2 s</svg>", "<!-- > 1 s --><svg><a></a>2 s</svg>"),
            ("<span>1</span> s, < 2 s, <codes>3 s", "<span>1</span> s, < 2 s, <codes>3~s"),
        ] {
            let page = |main: &str| format!("<title>1 s</title><main>{main}</main>1 s");
            assert_eq!(
                with_whole_units(&page(html)),
                page(&wanted.replace('~', "\u{a0}")),
                "{html}"
            );
        }
        assert_eq!(with_whole_units("1 s, <main>"), "1 s, <main>");
    }

    #[test]
    fn only_heads_without_words_become_cells() {
        for (html, wanted) in [
            (
                "<thead><tr><th></th><th>a</th></tr></thead>",
                "<thead><tr><td></td><th>a</th></tr></thead>",
            ),
            ("<th style=\"text-align: left\"> \n</th>", "<td style=\"text-align: left\"></td>"),
            ("<th><code>x</code></th><th>", "<th><code>x</code></th><th>"),
            ("no table", "no table"),
        ] {
            assert_eq!(without_empty_heads(html), wanted);
        }
    }
}
