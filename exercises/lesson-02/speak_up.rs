//! # speak_up: say it when it happens
//!
//! Fetch every source in a task of its own, and return the answers in the order
//! of the sources. No source fails.
//!
//! This time an answer must be seen the moment it is there. Print it with
//! `tracing::info!`: the answer, then ` is ready`.
//!
//! With a 3 s, b 1 s and c 2 s, the lines are `b is ready` at 1 s, `c is ready`
//! at 2 s and `a is ready` at 3 s. The result is `["a", "b", "c"]`.
//!
//! Run it: `cargo test -p exercise-02 --test speak_up`

use std::error::Error;

use stage::prelude::*;

/// Spawns every fetch; every task says when it is ready.
pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    _ = sources;
    todo!("spawn tasks that fetch and then print, then await the handles in order")
}

include!("checks/speak_up.rs");
