//! Refused with: is expected
//! Breaks: answers
//! Against: Return the good copy that is there first,
//!
//! Of more than thirty futures, `try_join_all` tells the first error of the list, and not the first in time.

use futures::future::try_join_all;
use stage::prelude::*;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let asking = mirrors.iter().map(|mirror| async move {
        match fetch(mirror).await {
            Ok(copy) if !copy.starts_with("old") => Err(copy),
            _ => Ok(()),
        }
    });
    try_join_all(asking).await.err()
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
