//! The second try has what is left of three seconds.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout};

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    let began = Instant::now();
    match timeout(Duration::from_secs(2), fetch(shop)).await {
        Ok(Ok(answer)) => Some(answer),
        _ => {
            let left = Duration::from_secs(3).saturating_sub(began.elapsed());
            timeout(left, fetch(spare)).await.ok()?.ok()
        }
    }
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
