//! Refused with: ran to its end at
//! Breaks: dropped
//!
//! The third large panel waits for all that it has asked, whatever fails.

use futures::future::{join_all, try_join_all};
use stage::prelude::*;

const LARGE: usize = 3;

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    let mut large = 0;
    let panels = page.iter().map(|services| {
        let is_large = services.len() >= LARGE;
        large += usize::from(is_large);
        let waits = is_large && large > 2;
        async move {
            let asked = services.iter().map(fetch);
            match waits {
                true => join_all(asked).await.into_iter().collect(),
                false => try_join_all(asked).await,
            }
        }
    });
    join_all(panels).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
