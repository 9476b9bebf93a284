//! Joins files that a page loads into one: together they are compressed better than one by one, and asked for once.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use anyhow::Context;
use flate2::Crc;

use crate::files::{self, with_extension};

/// Files of one kind: how pages load them, and how they are joined.
pub trait Kind {
    /// Of the file's name, without the dot.
    const EXTENSION: &str;

    /// The tags with which a page loads the files to be joined.
    fn tags(html: &str) -> Vec<Tag<'_>>;

    /// The tag with which it loads the one file instead.
    fn tag(address: &str) -> String;

    /// Puts a file's text behind those before it. `media` is what its tag says of it.
    fn add(text: &str, media: Option<&str>, joined: &mut String);
}

/// A tag that loads a file.
pub struct Tag<'h> {
    pub place: Range<usize>,
    /// The file's, from the page.
    pub address: &'h str,
    /// The kind of screen or paper that the file is for.
    pub media: Option<&'h str>,
}

impl<'h> Tag<'h> {
    /// What leads from the page to the book's own folder, and the file's folder there.
    pub fn folders(&self) -> Option<(&'h str, &'h str)> {
        let (way, _) = self.address.rsplit_once('/')?;
        let folder = way.rsplit('/').next()?;
        Some((way.strip_suffix(folder)?, folder))
    }
}

/// Joins the files of a kind that each page of a built book loads, in the page's order. The one file stands in the folder
/// of the first.
///
/// # Errors
/// When a page or a file cannot be read or written.
pub fn bundle<K: Kind>(pages: &Path) -> anyhow::Result<()> {
    let mut loaded = BTreeSet::new();
    for page in with_extension(pages, "html")? {
        let mut html = files::built(&page)?;
        let tags = K::tags(&html);
        let Some((root, folder)) = tags.first().and_then(Tag::folders) else { continue };
        let mut joined = String::new();
        for tag in &tags {
            let path = pages.join(&tag.address[root.len()..]);
            let text = files::built(&path)?;
            K::add(&text, tag.media, &mut joined);
            loaded.insert(path);
        }
        let mut crc = Crc::new();
        crc.update(joined.as_bytes());
        // The file's name depends on its content, so that no browser uses an old one.
        let name = format!("{folder}/all-{:08x}.{}", crc.sum(), K::EXTENSION);
        let path = pages.join(&name);
        files::write(&path, &joined)?;
        let one = K::tag(&format!("{root}{name}"));
        let places: Vec<Range<usize>> = tags.into_iter().map(|tag| tag.place).collect();
        for (number, place) in places.into_iter().enumerate().rev() {
            html.replace_range(place, if number == 0 { &one } else { "" });
        }
        files::write(&page, &html)?;
    }
    for file in loaded {
        let removed = std::fs::remove_file(&file);
        removed.with_context(|| format!("{} cannot be removed", file.display()))?;
    }
    Ok(())
}

/// All files of a kind in a folder, joined in the order of their names.
///
/// # Errors
/// When a file cannot be read.
pub fn joined<K: Kind>(folder: &Path) -> anyhow::Result<String> {
    let mut joined = String::new();
    for path in with_extension(folder, K::EXTENSION)? {
        let text = files::built(&path)?;
        K::add(&text, None, &mut joined);
    }
    Ok(joined)
}
