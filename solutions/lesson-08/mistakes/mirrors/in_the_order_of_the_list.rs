//! Refused with: is expected
//! Breaks: answers
//! Against: Return the good copy that is there first,
//!
//! All overlap, but the list is gone through in its order.

use stage::prelude::*;
use tokio_util::task::AbortOnDropHandle;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let asking: Vec<_> = mirrors
        .iter()
        .map(|mirror| AbortOnDropHandle::new(tokio::spawn(fetch(mirror.clone()))))
        .collect();
    for mirror in asking {
        if let Ok(Ok(copy)) = mirror.await
            && !copy.starts_with("old")
        {
            return Some(copy);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
