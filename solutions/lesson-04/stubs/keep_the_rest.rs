//! # keep_the_rest: one bug, and all other answers
//!
//! Fetch every source, all waits overlapping. A source may fail, and it may panic. Your function
//! does not panic: wait until every source has ended.
//!
//! Return one line for each source, in the order of the sources. Of a source that answered,
//! `Ok` with its answer. Of one that failed, `Err` with the text of its error (`to_string()`).
//! Of one that panicked, `Err` with the text `NAME panicked`, its name in front.
//!
//! With a 3 s, b 1 s that panics, c 2 s that fails: `[Ok("a"), Err("b panicked"), Err("c failed")]`.
//!
//! Run it: `cargo test -p exercise-04 --test keep_the_rest`

use stage::prelude::*;

/// Asks all sources, and tells what became of each.
pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    _ = sources;
    todo!("when all have ended, return the answer, the error or `NAME panicked` of each, in order")
}

include!("checks/keep_the_rest.rs");
