//! Refused with: : too late"]); Ok("
//! Breaks: answers
//!
//! An answer of the spare shop does not count if next to nothing is left of the three seconds.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let deadline = Instant::now() + Duration::from_secs(3);
    let first = match timeout(Duration::from_secs(2), fetch(shop)).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    let answer = timeout_at(deadline, fetch(spare)).await;
    let is_left = deadline.saturating_duration_since(Instant::now());
    let second = match answer {
        Ok(Ok(answer)) if is_left > Duration::from_millis(10) => return Ok(answer),
        Ok(Err(_)) => "failed",
        _ => "too late",
    };
    Err([format!("{}: {first}", shop.name), format!("{}: {second}", spare.name)])
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
