//! Refused with: shop was cancelled at 3 s; 2 s is expected
//! Breaks: dropped
//!
//! A shop that never answers leaves nothing for the spare one.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let deadline = Instant::now() + Duration::from_secs(3);
    let first = match timeout_at(deadline, fetch(shop)).await {
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
