//! Refused with: 2 fetches waited at once; at most 1 may
//! Breaks: at once
//!
//! The shop is still asked while the spare one is.

use std::pin::pin;
use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let deadline = Instant::now() + Duration::from_secs(3);
    let mut asking = pin!(fetch(shop));
    let first = match timeout(Duration::from_secs(2), &mut asking).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    let second = match timeout_at(deadline, fetch(spare)).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    Err([format!("{}: {first}", shop.name), format!("{}: {second}", spare.name)])
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
