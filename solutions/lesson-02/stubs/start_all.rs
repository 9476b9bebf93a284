//! # start_all: everybody leaves first
//!
//! Fetch every source, once, in a task of its own. All tasks are under way before you
//! wait for the first. Return the answers in the order of the sources.
//!
//! With a 3 s, b 1 s and c 2 s: `["a", "b", "c"]` after 3 s.
//!
//! No source fails here. A task must not borrow `sources`: it needs a
//! `Source` of its own.
//!
//! Run it: `cargo test -p exercise-02 --test start_all`

use std::error::Error;

use stage::prelude::*;

/// Fetches all sources, each in a task of its own.
pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    _ = sources;
    todo!("fetch each in a task, all under way before the first wait; return the answers in order")
}

include!("checks/start_all.rs");
