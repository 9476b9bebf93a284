//! Refused with: you returned None; Some("
//! Breaks: resumes
//! Against: when it is there.
//!
//! After ten old copies nobody waits for a new one.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: JoinSet<_> = mirrors.iter().cloned().map(fetch).collect();
    let mut old = 0;
    while let Some(joined) = asking.join_next().await {
        match joined {
            Ok(Ok(copy)) if !copy.starts_with("old") => return Some(copy),
            Ok(Ok(_)) => old += 1,
            _ => {}
        }
        if old == 10 {
            break;
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
