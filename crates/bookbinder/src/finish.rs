//! The last changes to the pages that mdBook has written, for what Markdown cannot express.

use std::path::Path;

use crate::{files, unbroken};

/// Changes every page of a built book.
///
/// # Errors
/// When a page cannot be read or written.
pub fn touch(pages: &Path) -> anyhow::Result<()> {
    for path in files::with_extension(pages, "html")? {
        let html = files::built(&path)?;
        let touched = unbroken::unbroken(&without_empty_heads(&html));
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

#[cfg(test)]
mod tests {
    use super::without_empty_heads;

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
