//! Refused with: your function returned at
//! Breaks: resumes
//! Against: when it is there.
//!
//! The others are told nothing, and the function waits until they have ended by themselves.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: JoinSet<_> = mirrors.iter().cloned().map(fetch).collect();
    let mut copy = None;
    while let Some(joined) = asking.join_next().await {
        if let Ok(Ok(good)) = joined
            && !good.starts_with("old")
        {
            copy = Some(good);
            break;
        }
    }
    while asking.join_next().await.is_some() {}
    copy
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
