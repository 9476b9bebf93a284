//! Refused with: is expected
//! Breaks: answers
//! Against: Return the answer.
//!
//! Of what the spare shop says only the first line is returned.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let end = Instant::now() + Duration::from_secs(3);
    let first = match timeout_at(end - Duration::from_secs(1), fetch(shop)).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    let second = match timeout_at(end, fetch(spare)).await {
        Ok(Ok(answer)) => return Ok(answer.lines().next().unwrap_or_default().to_owned()),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    Err([format!("{}: {first}", shop.name), format!("{}: {second}", spare.name)])
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
