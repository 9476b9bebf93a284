//! # crawl: work that finds more work
//!
//! A site's pages are sources. Begin with the first one, if there is one. A page's
//! answer names the pages that it links to, with a space between two names, and
//! `named` finds a page by its name. Fetch each linked page the moment a link to it
//! is known, all waits overlapping, but fetch no page twice, however many links it has.
//!
//! No page fails. When there is nothing left to fetch, return the names of the
//! pages that you have fetched, sorted.
//!
//! With home 1 s, which says "a b", a 2 s "b c", b 3 s "home", c 1 s "", and d,
//! which nobody links to: `["a", "b", "c", "home"]` at 4 s.
//!
//! Run it: `cargo test -p exercise-05 --test crawl`

use std::error::Error;

use stage::prelude::*;

/// Fetches the first page and all that can be reached from it, each once.
pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    _ = site;
    todo!("fetch the first page and all that are linked, each once; return their names, sorted")
}

include!("checks/crawl.rs");
