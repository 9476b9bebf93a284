//! Our scripts as a page loads them: without the comments, which only authors read.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;
use minifier::js::minify;

use crate::files;

/// Takes comments and indentation out of every script of ours in a built book.
///
/// # Errors
/// When a script cannot be read or written.
pub fn lighten(pages: &Path) -> anyhow::Result<()> {
    for_each(&pages.join("web"), |path, script| {
        std::fs::write(path, minify(script).to_string())
            .with_context(|| format!("{} cannot be written", path.display()))
    })
}

/// What they cost a reader: the bytes of all scripts in `book/web`, each as it is sent, without
/// comments and compressed by gzip.
///
/// # Errors
/// When a script cannot be read.
pub fn sent(folder: &Path) -> anyhow::Result<usize> {
    let mut bytes = 0;
    for_each(folder, |_, script| {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(minify(script).to_string().as_bytes())?;
        bytes += gzip.finish()?.len();
        Ok(())
    })?;
    Ok(bytes)
}

/// Each script of a folder, which need not be there.
fn for_each(
    folder: &Path,
    mut each: impl FnMut(&Path, &str) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let script =
                files::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            each(&path, &script)?;
        }
    }
    Ok(())
}
