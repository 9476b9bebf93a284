//! Refused with: still running when your function returned
//! Breaks: ends
//!
//! A stream of handles: dropped, they detach their tasks.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: FuturesUnordered<_> =
        mirrors.iter().map(|mirror| tokio::spawn(fetch(mirror.clone()))).collect();
    while let Some(joined) = asking.next().await {
        if let Ok(Ok(copy)) = joined
            && !copy.starts_with("old")
        {
            return Some(copy);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
