//! Refused with: is expected
//! Breaks: answers
//! Against: A failure is no good copy, and neither is an old one, which begins with `old`: wait on for the others then.
//!
//! The first one to end is taken, good or not.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: JoinSet<_> = mirrors.iter().cloned().map(fetch).collect();
    asking.join_next().await?.ok()?.ok()
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
