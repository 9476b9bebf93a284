//! # mirrors: the first good copy wins
//!
//! Ask all mirrors so that their waits overlap. Return the good copy that is there
//! first, when it is there. A failure is no good copy, and neither is an old one,
//! which begins with `old`: wait on for the others then.
//!
//! Once you have a good copy, stop whoever is still asked. If no mirror has one,
//! return `None` when all have ended.
//!
//! With a 3 s, b that fails after 1 s, c 2 s and d `"old d"` after 1.5 s:
//! `Some("c")` at 2 s.
//!
//! Run it: `cargo test -p exercise-08 --test mirrors`

use stage::prelude::*;

/// Returns the first good copy of all mirrors, and stops the others.
pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    _ = mirrors;
    todo!("return the first good copy and stop the other mirrors, or None when all have ended")
}

include!("checks/mirrors.rs");
