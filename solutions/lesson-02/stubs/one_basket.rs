//! # one_basket: tasks that share
//!
//! Fetch every source in a task of its own. The answers come into one basket,
//! each the moment it is there. When all tasks have ended, return what is in
//! the basket: the answers in the order in which they came.
//!
//! With a 3 s, b 1 s and c 2 s: `["b", "c", "a"]` after 3 s.
//!
//! No source fails. Every call makes a new basket, also when two calls overlap.
//! When a call is over, its basket is gone: it is in no `static`, and not leaked.
//! A task must not borrow the basket: share it like the slate of the chapter.
//!
//! Run it: `cargo test -p exercise-02 --test one_basket`

use std::error::Error;

use stage::prelude::*;

/// Fetches all sources in tasks; their answers come into one basket.
pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    _ = sources;
    todo!("fetch each in a task, let all fill one basket, and return it when all have ended")
}

include!("checks/one_basket.rs");
