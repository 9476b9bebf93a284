//! Refused with: your function returned at
//! Breaks: resumes
//! Against: when it is there.
//!
//! The first good copy, but returned when all have ended.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: JoinSet<_> = mirrors.iter().cloned().map(fetch).collect();
    let mut first = None;
    while let Some(joined) = asking.join_next().await {
        if let Ok(Ok(copy)) = joined
            && !copy.starts_with("old")
        {
            first = first.or(Some(copy));
        }
    }
    first
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
