//! Refused with: spare was not fetched
//! Breaks: starts
//!
//! The same shop is asked a second time.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    let both = async {
        match timeout(Duration::from_secs(2), fetch(shop)).await {
            Ok(Ok(answer)) => Some(answer),
            _ => fetch(shop).await.or(Err(&spare.name)).ok(),
        }
    };
    timeout(Duration::from_secs(3), both).await.ok()?
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
