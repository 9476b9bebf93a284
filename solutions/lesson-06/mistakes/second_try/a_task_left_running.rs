//! Refused with: shop was still running when your function returned
//! Breaks: ends
//!
//! The limit drops the handle of the first try, and its task runs on.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    let both = async {
        let first = tokio::spawn(fetch(shop.clone()));
        if let Ok(Ok(Ok(answer))) = timeout(Duration::from_secs(2), first).await {
            return Some(answer);
        }
        fetch(spare).await.ok()
    };
    timeout(Duration::from_secs(3), both).await.unwrap_or(None)
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
