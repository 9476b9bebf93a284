//! Refused with: you returned Some("")
//! Breaks: answers
//!
//! `unwrap_or_default` makes an empty answer of none.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    let both = async {
        match timeout(Duration::from_secs(2), fetch(shop)).await {
            Ok(Ok(answer)) => answer,
            _ => fetch(spare).await.unwrap_or_default(),
        }
    };
    timeout(Duration::from_secs(3), both).await.ok()
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
