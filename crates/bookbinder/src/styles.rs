//! The style sheets of a page as it loads them: mdBook's and ours in one file, without comments.

use crate::bundle::{Kind, Tag};

/// The folders of mdBook's sheets and of ours. What stands elsewhere is left alone: fonts are named from their own
/// folder, and the sheets of code are turned on and off by their ids.
const FOLDERS: [&str; 2] = ["css", "web"];

/// mdBook's sheets and ours. The one sheet stands where mdBook's own are, which every book has.
pub struct Styles;

impl Kind for Styles {
    const EXTENSION: &str = "css";

    fn tags(html: &str) -> Vec<Tag<'_>> {
        const BEGIN: &str = "<link rel=\"stylesheet\" href=\"";
        let tag = |(begin, _)| {
            let (address, after) = html[begin + BEGIN.len()..].split_once('"')?;
            let (rest, after) = after.split_once('>')?;
            let media = rest.trim().strip_prefix("media=\"");
            let media = media.and_then(|media| media.strip_suffix('"'));
            let tag = Tag { place: begin..html.len() - after.len(), address, media };
            let (_, folder) = tag.folders()?;
            FOLDERS.contains(&folder).then_some(tag)
        };
        html.match_indices(BEGIN).filter_map(tag).collect()
    }

    fn tag(address: &str) -> String {
        format!("<link rel=\"stylesheet\" href=\"{address}\">")
    }

    fn add(text: &str, media: Option<&str>, joined: &mut String) {
        let style = bare(text);
        *joined += &match media {
            Some(media) => format!("@media {media}{{{style}}}\n"),
            None => style,
        };
    }
}

/// A sheet without comments and indents. What stands in quotes stays.
fn bare(style: &str) -> String {
    let mut bare = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        bare.push_str(before);
        let quote = &from[..1];
        let end = match from.strip_prefix("/*") {
            Some(inside) => inside.find("*/").map_or(from.len(), |end| end + 4),
            None if quote == "/" => 1,
            None => closed(from),
        };
        if !from.starts_with("/*") {
            bare.push_str(&from[..end]);
        }
        rest = &from[end..];
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |all, line| all + line + "\n")
}

/// Where a text ends that begins with a quote.
fn closed(quoted: &str) -> usize {
    let quote = quoted.as_bytes()[0];
    let mut bytes = quoted.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        if byte == b'\\' {
            bytes.next();
        } else if byte == quote {
            return at + 1;
        }
    }
    quoted.len()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::bundle::bundle;

    #[test]
    fn comments_and_indents_go_and_quotes_stay() {
        for (style, wanted) in [
            ("/* why */\na {\n    b: c;\n}\n", "a {\nb: c;\n}\n"),
            (
                "a::before { content: \"/* no */\"; } /* x */",
                "a::before { content: \"/* no */\"; }\n",
            ),
            ("a { content: '\\'/*'; b: 1 / 2 }", "a { content: '\\'/*'; b: 1 / 2 }\n"),
            ("/* never closed", ""),
            ("a { b: \"never closed", "a { b: \"never closed\n"),
        ] {
            assert_eq!(bare(style), wanted);
        }
    }

    #[test]
    fn pages_load_their_sheets_as_one_in_their_order() {
        let book = tempfile::tempdir().unwrap();
        let path = |name: &str| book.path().join(name);
        for (name, style) in [
            ("css/a-1.css", "a {}"),
            ("css/print-1.css", "/* p */ b {}"),
            ("fonts/f.css", ""),
            ("web/z.css", "z {}"),
        ] {
            fs::create_dir_all(path(name).parent().unwrap()).unwrap();
            fs::write(path(name), style).unwrap();
        }
        let page = "<link rel=\"stylesheet\" href=\"../css/a-1.css\">\
            <link rel=\"stylesheet\" href=\"../css/print-1.css\" media=\"print\">\
            <link rel=\"stylesheet\" href=\"../fonts/f.css\">\
            <link rel=\"stylesheet\" id=\"hl\" href=\"../hl.css\">\
            <link rel=\"stylesheet\" href=\"../web/z.css\">";
        fs::write(path("x.html"), page).unwrap();
        fs::write(path("y.html"), "<p>none</p>").unwrap();
        bundle::<Styles>(book.path()).unwrap();
        let html = fs::read_to_string(path("x.html")).unwrap();
        let (before, rest) = html.split_once("css/").unwrap();
        let (name, rest) = rest.split_once('"').unwrap();
        assert_eq!(before, "<link rel=\"stylesheet\" href=\"../");
        assert_eq!(
            rest,
            "><link rel=\"stylesheet\" href=\"../fonts/f.css\"><link rel=\"stylesheet\" id=\"hl\" href=\"../hl.css\">"
        );
        let all = fs::read_to_string(path("css").join(name)).unwrap();
        assert_eq!(all, "a {}\n@media print{b {}\n}\nz {}\n");
        assert!(!path("web/z.css").exists() && path("fonts/f.css").exists());
        assert_eq!(fs::read_to_string(path("y.html")).unwrap(), "<p>none</p>");
    }
}
