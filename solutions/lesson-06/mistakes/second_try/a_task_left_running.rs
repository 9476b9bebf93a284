//! Refused with: shop was still running when your function returned
//! Breaks: ends
//!
//! The limit drops the handle of the first try, and its task runs on.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let deadline = Instant::now() + Duration::from_secs(3);
    let asking = tokio::spawn(fetch(shop.clone()));
    let first = match timeout(Duration::from_secs(2), asking).await {
        Ok(Ok(Ok(answer))) => return Ok(answer),
        Ok(_) => "failed",
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
