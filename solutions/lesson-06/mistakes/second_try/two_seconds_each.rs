//! Refused with: is wanted
//! Breaks: resumes
//!
//! Two limits of two seconds make four.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    for source in [shop, spare] {
        if let Ok(Ok(answer)) = timeout(Duration::from_secs(2), fetch(source)).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
