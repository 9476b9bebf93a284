//! Refused with: is expected
//! Breaks: answers
//! Against: A failure is no good copy, and neither is an old one, which begins with `old`: wait on for the others then.
//!
//! The first answer is taken, and may be old.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: JoinSet<_> = mirrors.iter().cloned().map(fetch).collect();
    while let Some(joined) = asking.join_next().await {
        if let Ok(Ok(copy)) = joined {
            return Some(copy);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
