//! # majority: enough is enough
//!
//! Ask all replicas, all waits overlapping. More than half of them have to answer, of four
//! three. At the instant at which so many answers are there, return them, in the order in which
//! they came.
//!
//! At the instant at which so many have failed that this can no longer be, return `None`.
//! Either way, stop all others.
//!
//! With a 3 s, b 1 s, c 2 s that fails, d 1.5 s and e 4 s: `Some` of `["b", "d", "a"]` at 3 s,
//! and e is cut off. If b and d fail too: `None` at 2 s. There is one replica at least, and no
//! two end at one instant.
//!
//! Run it: `cargo test -p exercise-07 --test majority`

use stage::prelude::*;

/// Returns the first answers that are more than half, or `None` once that cannot be.
pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    _ = replicas;
    todo!("return the answers of the first that are more than half, or None once that cannot be")
}

include!("checks/majority.rs");
