//! The style sheets of a page as it loads them: mdBook's and ours in one file, without comments. Together they are
//! compressed better than one by one, and asked for once.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::Context;
use flate2::Crc;

use crate::files;

/// The folders of mdBook's sheets and of ours. What stands elsewhere is left alone: fonts are named from their own
/// folder, and the sheets of code are turned on and off by their ids.
const FOLDERS: [&str; 2] = ["css", "web"];

/// Puts the style sheets that the pages of a built book load into one, in their order.
///
/// # Errors
/// When a page or a sheet cannot be read or written.
pub fn bundle(pages: &Path) -> anyhow::Result<()> {
    let mut loaded = BTreeSet::new();
    for entry in fs::read_dir(pages).with_context(|| cannot(pages, "read"))? {
        let page = entry?.path();
        if page.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let mut html = files::read(&page).with_context(|| cannot(&page, "read"))?;
        let sheets = sheets(&html);
        let Some(first) = sheets.first() else { continue };
        let root = first.root.to_owned();
        // Where mdBook's own are, which every book has.
        let folder = first.folder;
        let mut joined = String::new();
        for sheet in &sheets {
            let path = pages.join(&sheet.address[root.len()..]);
            let style = bare(&files::read(&path).with_context(|| cannot(&path, "read"))?);
            joined += &match sheet.media {
                Some(media) => format!("@media {media}{{{style}}}\n"),
                None => style,
            };
            loaded.insert(path);
        }
        let mut crc = Crc::new();
        crc.update(joined.as_bytes());
        // Its name changes with it, so that no browser shows an old one.
        let name = format!("{folder}/all-{:08x}.css", crc.sum());
        let path = pages.join(&name);
        fs::write(&path, joined).with_context(|| cannot(&path, "written"))?;
        let link = format!("<link rel=\"stylesheet\" href=\"{root}{name}\">");
        let places: Vec<Range<usize>> = sheets.into_iter().map(|sheet| sheet.place).collect();
        for (number, place) in places.into_iter().enumerate().rev() {
            html.replace_range(place, if number == 0 { &link } else { "" });
        }
        fs::write(&page, html).with_context(|| cannot(&page, "written"))?;
    }
    for sheet in loaded {
        fs::remove_file(&sheet).with_context(|| cannot(&sheet, "removed"))?;
    }
    Ok(())
}

/// A sheet that a page loads.
struct Sheet<'h> {
    place: Range<usize>,
    address: &'h str,
    /// What leads from the page to the book's own folder.
    root: &'h str,
    folder: &'h str,
    media: Option<&'h str>,
}

fn sheets(html: &str) -> Vec<Sheet<'_>> {
    const BEGIN: &str = "<link rel=\"stylesheet\" href=\"";
    let sheet = |(begin, _)| {
        let (address, after) = html[begin + BEGIN.len()..].split_once('"')?;
        let (rest, after) = after.split_once('>')?;
        let media = rest.trim().strip_prefix("media=\"").and_then(|media| media.strip_suffix('"'));
        let (way, _) = address.rsplit_once('/')?;
        let folder = way.rsplit('/').next()?;
        let root = way.strip_suffix(folder)?;
        let place = begin..html.len() - after.len();
        FOLDERS.contains(&folder).then_some(Sheet { place, address, root, folder, media })
    };
    html.match_indices(BEGIN).filter_map(sheet).collect()
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

fn cannot(path: &Path, be: &str) -> String {
    format!("{} cannot be {be}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        bundle(book.path()).unwrap();
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
