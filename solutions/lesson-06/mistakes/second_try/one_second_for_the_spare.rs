//! Refused with: is wanted
//! Breaks: resumes
//!
//! A shop that fails early leaves more than one second.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    match timeout(Duration::from_secs(2), fetch(shop)).await {
        Ok(Ok(answer)) => Some(answer),
        _ => timeout(Duration::from_secs(1), fetch(spare)).await.ok()?.ok(),
    }
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
