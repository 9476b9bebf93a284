//! # score_each: a crawler that scores
//!
//! Each page stands beside a judge of its own. Fetch every page, all waits overlapping. The
//! moment a page is there, fetch its judge. The judge of a page that has failed is not asked.
//!
//! The moment a judge answers, print `PAGE: SCORE` with `tracing::info!`: the name of the page,
//! then the judge's answer. If page or judge fails, print `PAGE: no score` the moment it does,
//! and nobody else is stopped. Print nothing else with `info!`. When all is told, return the names
//! of the scored pages, in the order in which their scores came. No two lines are due at one
//! instant.
//!
//! With home 2 s and its judge 2 s "7", docs 1 s and its judge 1.5 s "9": `docs: 9` at 2.5 s,
//! `home: 7` at 4 s, and `["docs", "home"]`. If docs fails: `docs: no score` at 1 s.
//! Run it: `cargo test -p exercise-07 --test score_each`

use stage::prelude::*;

/// Has each page scored by its own judge, and returns the names of the scored ones as they came.
pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    _ = pages;
    todo!("tell each page's score or failure the moment it comes; return the names as they came")
}

include!("checks/score_each.rs");
