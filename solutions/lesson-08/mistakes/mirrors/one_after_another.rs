//! Refused with: is expected
//! Breaks: resumes
//! Against: Ask all mirrors so that their waits overlap.
//!
//! Each mirror is asked when the one before it was no good.

use stage::prelude::*;

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    for mirror in mirrors {
        if let Ok(copy) = fetch(mirror).await
            && !copy.starts_with("old")
        {
            return Some(copy);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
