//! The search index: mdBook's index, made anew with the words that readers look for.
//!
//! In mdBook's index, words end only at spaces: so a search for mutex does not find
//! `std::sync::Mutex`, and nothing finds `test_timeout`, in which a line may break after `test_`.
//! Here the parts of a path and of a name are words too, besides the whole. And for the order of
//! hits, a page that lists names counts each word once and counts as a long page: so chapters come
//! first, after the glossary's entry for the word.

use std::path::Path;

use anyhow::{Context, bail};
use elasticlunr::IndexBuilder;
use serde_json::{Map, Value};

use crate::chapters::lesson_number;
use crate::files;

const BEFORE: &str = "window.search = Object.assign(window.search, JSON.parse('";
const BEHIND: &str = "'));";
const FIELDS: [&str; 3] = ["title", "body", "breadcrumbs"];
/// The factor by which the length of a page is multiplied if it is neither a chapter nor the
/// glossary.
const REFERENCE: u64 = 400;
/// The longest word that mdBook takes into its index.
const LONGEST: usize = 80;

/// Makes the search index of a built book anew. A book without an index stays unchanged.
///
/// # Errors
/// When the index does not have mdBook's form, or cannot be written.
pub fn deepen(pages: &Path) -> anyhow::Result<()> {
    for path in files::with_extension(pages, "js")? {
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("searchindex")) {
            let script = files::built(&path)?;
            let deeper = deeper(&script).with_context(|| format!("{}", path.display()))?;
            files::write(&path, &deeper)?;
        }
    }
    Ok(())
}

/// The index's script, with more words.
fn deeper(script: &str) -> anyhow::Result<String> {
    let json = script.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(BEHIND));
    let json = json.context("this is no search index of mdBook's")?;
    let json = json.replace("\\'", "'").replace("\\\\", "\\");
    let mut search: Map<String, Value> = serde_json::from_str(&json)?;
    let index = index(&search).context("the search index lacks its pages")?;
    search.insert("index".to_owned(), index);
    let json = serde_json::to_string(&search)?;
    if json.contains(['\n', '\r']) {
        bail!("a search index of several lines is no script");
    }
    Ok(format!("{BEFORE}{}{BEHIND}", json.replace('\\', "\\\\").replace('\'', "\\'")))
}

fn index(search: &Map<String, Value>) -> Option<Value> {
    let builder = FIELDS.into_iter().fold(IndexBuilder::new(), |builder, field| {
        // Each text is already a list of words.
        let split = |text: &str| text.split(' ').map(str::to_owned).collect();
        builder.add_field_with_tokenizer(field, Box::new(split))
    });
    let mut index = builder.build();
    let addresses = search.get("doc_urls")?.as_array()?;
    let mut documents = search.get("index")?.pointer("/documentStore/docs")?.clone();
    for (place, address) in addresses.iter().enumerate() {
        let place = place.to_string();
        let is_chapter = lesson_number(address.as_str()?.split(".html").next()?).is_some();
        let document = documents.get_mut(&place)?;
        let mut texts = Vec::new();
        for field in FIELDS {
            let text = whole_names(document.get(field)?.as_str()?);
            let mut words = words(&text);
            if !is_chapter {
                words.sort_unstable();
                words.dedup();
            }
            texts.push(words.join(" "));
            *document.get_mut(field)? = text.into();
        }
        index.add_doc(&place, texts);
    }
    let mut index = serde_json::to_value(&index).ok()?;
    // A word's weight depends on the root of its text's length.
    let lengths = index.pointer_mut("/documentStore/docInfo")?;
    for (place, address) in addresses.iter().enumerate() {
        let page = address.as_str()?.split(".html").next()?;
        if lesson_number(page).is_none() && page != "glossary" {
            for field in FIELDS {
                let length = lengths.get_mut(place.to_string())?.get_mut(field)?;
                *length = (length.as_u64()? * REFERENCE).into();
            }
        }
    }
    // A hit shows the text itself, not the list of words.
    *index.pointer_mut("/documentStore/docs")? = documents;
    Some(index)
}

/// Removes spaces that mdBook writes for elements, also where a long name may break.
fn whole_names(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_ ") {
        whole.push_str(before);
        whole.push('_');
        let is_broken =
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        if !is_broken {
            whole.push(' ');
        }
        rest = after;
    }
    whole + rest
}

/// The words of a text: those between spaces, the names in them, and the parts of these names.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for whole in text.split(|c: char| c.is_whitespace() || c == '-') {
        let whole = whole.to_lowercase();
        let name = |c: char| c.is_alphanumeric() || c == '_';
        let mut of_this = vec![whole.trim_matches(|c| !name(c)).to_owned()];
        for name in whole.split(|c| !name(c)) {
            of_this.push(name.to_owned());
            of_this.extend(name.split('_').map(str::to_owned));
        }
        of_this.dedup();
        words.extend(of_this.into_iter().filter(|word| (1..=LONGEST).contains(&word.len())));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_paths_and_names_are_words() {
        for (text, wanted) in [
            ("std::sync::Mutex,", &["std::sync::mutex", "std", "sync", "mutex"][..]),
            ("test_timeout", &["test_timeout", "test", "timeout"]),
            ("tokio::sync::mpsc", &["tokio::sync::mpsc", "tokio", "sync", "mpsc"]),
            ("Notify", &["notify"]),
            (
                "asyncio.wait_for(x)",
                &["asyncio.wait_for(x", "asyncio", "wait_for", "wait", "for", "x"],
            ),
            ("so-called — word", &["so", "called", "word"]),
        ] {
            assert_eq!(words(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_name_that_may_be_broken_is_whole() {
        assert_eq!(whole_names("test_ wait_ for, let _ = x_ y"), "test_wait_for, let _ = x_y");
    }

    #[test]
    fn what_is_no_index_is_refused() {
        assert!(deeper("window.search = {}").is_err());
    }
}
