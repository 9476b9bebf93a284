//! Refused with: shop was cancelled at 3 s; 2 s is wanted
//! Breaks: dropped
//!
//! A shop that never answers leaves nothing for the spare one.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    let both = async {
        match fetch(shop).await {
            Ok(answer) => Some(answer),
            Err(_) => fetch(spare).await.ok(),
        }
    };
    timeout(Duration::from_secs(3), both).await.ok()?
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
