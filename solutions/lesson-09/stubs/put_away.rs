//! # put_away: stopped, but not before the tools are away
//!
//! A cook has a dish, which may fail, and tools, which never do: after his dish he
//! puts the tools away. Fetch both, in this order, all cooks overlapping.
//!
//! The first dish that fails stops the other cooks. Its own cook does not touch his
//! tools. Whoever has no dish yet drops it on the spot and puts his tools away; who
//! is at his tools goes on. From the failure on all have 2 s, then cut off who is
//! left.
//!
//! When nobody is left, return what the tools that are away have answered, in the
//! order of the cooks, and the first dish's error, if there was one.
//!
//! With [soup 4 s, fork 1 s] and [stew 1 s that fails, ladle 1 s]: fork, and the
//! error of stew, at 2 s.
//!
//! Run it: `cargo test -p exercise-09 --test put_away`

use stage::prelude::*;

/// Cooks all dishes; each cook is a dish and its tools.
pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    _ = cooks;
    todo!("cook, and stop at the first failure; return whose tools are away, and the error")
}

include!("checks/put_away.rs");
