//! Our scripts as a page loads them: in one file and without comments. One file is compressed
//! better than many, and requested once.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::write::GzEncoder;
use flate2::{Compression, Crc};
use minifier::js::minify;

use crate::files;

/// The folder of our scripts, both in a book and in its sources.
const FOLDER: &str = "web";

/// Joins our scripts, which the pages of a built book load, into one file, in their order.
///
/// # Errors
/// When a page or a script cannot be read or written.
pub fn bundle(pages: &Path) -> anyhow::Result<()> {
    let mut loaded = BTreeSet::new();
    for page in with_extension(pages, "html")? {
        let html = files::read(&page).with_context(|| cannot(&page, "read"))?;
        let tags = tags(&html);
        let Some((_, first)) = tags.first() else { continue };
        let root = first.rsplit_once(FOLDER).map_or("", |(root, _)| root);
        let scripts = tags.iter().map(|(_, source)| pages.join(&source[root.len()..]));
        let scripts: Vec<PathBuf> = scripts.collect();
        let bundle = joined(&scripts)?;
        let mut crc = Crc::new();
        crc.update(bundle.as_bytes());
        // The file's name depends on its content, so that no browser uses an old one.
        let name = format!("{FOLDER}/all-{:08x}.js", crc.sum());
        let path = pages.join(&name);
        fs::write(&path, bundle).with_context(|| cannot(&path, "written"))?;
        let tag = format!("<script src=\"{root}{name}\"></script>");
        let mut html = html.clone();
        for (place, (range, _)) in tags.into_iter().enumerate().rev() {
            html.replace_range(range, if place == 0 { &tag } else { "" });
        }
        fs::write(&page, html).with_context(|| cannot(&page, "written"))?;
        loaded.extend(scripts);
    }
    for script in loaded {
        fs::remove_file(&script).with_context(|| cannot(&script, "removed"))?;
    }
    Ok(())
}

/// How many bytes of scripts a reader loads: all scripts in a folder, joined, without comments and
/// compressed by gzip.
///
/// # Errors
/// When a script cannot be read.
pub fn sent(folder: &Path) -> anyhow::Result<usize> {
    let scripts = with_extension(folder, "js").unwrap_or_default();
    if scripts.is_empty() {
        return Ok(0);
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(joined(&scripts)?.as_bytes())?;
    Ok(gzip.finish()?.len())
}

/// The scripts, one after the other: each can use what earlier ones define, as if a page loaded
/// them in this order. The first one's directive, "use strict", holds for all of them.
fn joined(scripts: &[PathBuf]) -> anyhow::Result<String> {
    const STRICT: &str = "\"use strict\";";
    let mut all = String::new();
    for path in scripts {
        let script = files::read(path).with_context(|| cannot(path, "read"))?;
        let script = minify(&script).to_string();
        let is_said = all.starts_with(STRICT);
        all += if is_said { script.strip_prefix(STRICT).unwrap_or(&script) } else { &script };
        all += ";\n";
    }
    Ok(all)
}

/// The tags with which a page loads our scripts, and the address of each.
fn tags(html: &str) -> Vec<(Range<usize>, &str)> {
    const BEGIN: &str = "<script src=\"";
    let tag = |(begin, _)| {
        let (source, after) = html[begin + BEGIN.len()..].split_once('"')?;
        let after = after.strip_prefix("></script>")?;
        let (folder, _) = source.rsplit_once('/')?;
        let is_ours = folder.rsplit('/').next() == Some(FOLDER);
        is_ours.then_some((begin..html.len() - after.len(), source))
    };
    html.match_indices(BEGIN).filter_map(tag).collect()
}

/// The files of a folder with this extension, by name.
fn with_extension(folder: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| cannot(folder, "read"))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|other| other == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn cannot(path: &Path, be: &str) -> String {
    format!("{} cannot be {be}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_load_their_scripts_as_one_in_their_order() {
        let book = tempfile::tempdir().unwrap();
        let path = |name: &str| book.path().join(name);
        fs::create_dir(path("web")).unwrap();
        fs::write(path("web/b-1.js"), "// why\n\"use strict\";\nconst b = 1\n").unwrap();
        fs::write(path("web/a-1.js"), "\"use strict\";\n{\n    (() => b)();\n}\n").unwrap();
        let theirs = "<script src=\"book-1.js\"></script>";
        let ours =
            "<script src=\"../web/b-1.js\"></script>\n<script src=\"../web/a-1.js\"></script>";
        fs::write(path("x.html"), format!("<p>{theirs}{ours}</p>")).unwrap();
        fs::write(path("y.html"), "<p>none</p>").unwrap();
        bundle(book.path()).unwrap();
        let [script] = &with_extension(&path("web"), "js").unwrap()[..] else { panic!("not one") };
        let name = script.file_name().unwrap().to_str().unwrap();
        let page = format!("<p>{theirs}<script src=\"../web/{name}\"></script>\n</p>");
        assert_eq!(fs::read_to_string(path("x.html")).unwrap(), page);
        assert_eq!(fs::read_to_string(path("y.html")).unwrap(), "<p>none</p>");
        let script = fs::read_to_string(script).unwrap();
        assert!(script.contains("const b=1;\n{") && !script.contains("why"), "{script}");
        assert!(script.starts_with("\"use strict\";"), "{script}");
        assert_eq!(sent(&path("nowhere")).unwrap(), 0);
    }
}
