//! Futures of one task, in the order in which they end.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: FuturesUnordered<_> = mirrors.iter().map(fetch).collect();
    while let Some(result) = asking.next().await {
        if let Some(copy) = result.ok().filter(|copy| !copy.starts_with("old")) {
            return Some(copy);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
