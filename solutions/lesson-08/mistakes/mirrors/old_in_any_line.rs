//! Refused with: is expected
//! Breaks: answers
//! Against: A failure is no good copy, and neither is an old one, which begins with `old`: wait on for the others then.
//!
//! A copy may have several lines, and only the first of them is its beginning.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: JoinSet<_> = mirrors.iter().cloned().map(fetch).collect();
    while let Some(joined) = asking.join_next().await {
        if let Ok(Ok(copy)) = joined
            && !copy.lines().any(|line| line.starts_with("old"))
        {
            asking.shutdown().await;
            return Some(copy);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
