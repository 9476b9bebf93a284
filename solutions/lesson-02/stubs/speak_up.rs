//! # speak_up: say it when it happens
//!
//! Fetch every source in a task of its own, and return the answers in the order
//! of the sources. No source fails.
//!
//! This time an answer must be seen the moment it is there. Print it with
//! `tracing::info!`: the answer, then ` is ready`. Print nothing else with it.
//!
//! With a 3 s, b 1 s and c 2 s, the lines are `b is ready` at 1 s, `c is ready`
//! at 2 s and `a is ready` at 3 s. The result is `["a", "b", "c"]`.
//!
//! Run it: `cargo test -p exercise-02 --test speak_up`

use std::error::Error;

use stage::prelude::*;

/// Fetches all sources in tasks; each answer is told when it is ready.
pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    _ = sources;
    todo!("fetch each in a task, print each answer the moment it is there, return all in order")
}

include!("checks/speak_up.rs");
