//! # progress: two of three
//!
//! Fetch every source, all waits overlapping. Show each that ends on a display, in the order in
//! which they end: print `1 of 3: NAME` with `tracing::info!` and fetch the display. Wait for
//! it before you show the next. A slow display holds up no fetch.
//!
//! Show a failure as well, as `2 of 3: NAME failed`. Print nothing else with `info!`. When the
//! display has shown all, return the answers in the order of the list. The display does not fail,
//! and no two sources end at one instant.
//!
//! With a 3 s, b 1 s, c 2 s that fails and a display of 1.5 s: `1 of 3: b` at 1 s,
//! `2 of 3: c failed` at 2.5 s, `3 of 3: a` at 4 s, and `["a", "b"]` at 5.5 s.
//! Run it: `cargo test -p exercise-07 --test progress`

use stage::prelude::*;

/// Shows each result as it comes, and returns the answers.
pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    _ = (sources, display);
    todo!("show each result in the order of the ends; return the answers in the order of the list")
}

include!("checks/progress.rs");
