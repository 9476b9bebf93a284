//! Our scripts as a page loads them: in one file and without comments.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use minifier::js::minify;

use crate::bundle::{Kind, Tag, joined};

/// The folder of our scripts, both in a book and in its sources.
const FOLDER: &str = "web";

/// Our scripts. Each can use what earlier ones define, as if a page loaded them one after the other.
pub struct Scripts;

impl Kind for Scripts {
    const EXTENSION: &str = "js";

    fn tags(html: &str) -> Vec<Tag<'_>> {
        const BEGIN: &str = "<script src=\"";
        let tag = |(begin, _)| {
            let (address, after) = html[begin + BEGIN.len()..].split_once('"')?;
            let after = after.strip_prefix("></script>")?;
            let tag = Tag { place: begin..html.len() - after.len(), address, media: None };
            let (_, folder) = tag.folders()?;
            (folder == FOLDER).then_some(tag)
        };
        html.match_indices(BEGIN).filter_map(tag).collect()
    }

    fn tag(address: &str) -> String {
        format!("<script src=\"{address}\"></script>")
    }

    /// The first one's directive, "use strict", holds for all of them.
    fn add(text: &str, _: Option<&str>, joined: &mut String) {
        const STRICT: &str = "\"use strict\";";
        let script = minify(text).to_string();
        let is_said = joined.starts_with(STRICT);
        *joined += if is_said { script.strip_prefix(STRICT).unwrap_or(&script) } else { &script };
        *joined += ";\n";
    }
}

/// How many bytes of scripts a reader loads: all scripts in a folder, joined and compressed by gzip. None are 0 bytes.
///
/// # Errors
/// When a script cannot be read.
pub fn sent(folder: &Path) -> anyhow::Result<usize> {
    let scripts = joined::<Scripts>(folder)?;
    if scripts.is_empty() {
        return Ok(0);
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(scripts.as_bytes())?;
    Ok(gzip.finish()?.len())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::bundle::bundle;
    use crate::files::with_extension;

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
        bundle::<Scripts>(book.path()).unwrap();
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
