//! Refused with: was not fetched
//! Breaks: starts
//!
//! Sixty-four are asked at a time, and the others wait for their turn.

use futures::stream::{self, StreamExt};
use stage::prelude::*;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut copies = stream::iter(mirrors).map(fetch).buffer_unordered(64);
    while let Some(copy) = copies.next().await {
        if let Ok(copy) = copy
            && !copy.starts_with("old")
        {
            return Some(copy);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
