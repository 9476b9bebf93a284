//! Refused with: was fetched, which is not expected
//! Breaks: answers
//!
//! An answer without text is an answer.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let deadline = Instant::now() + Duration::from_secs(3);
    let first = match timeout(Duration::from_secs(2), fetch(shop)).await {
        Ok(Ok(answer)) if !answer.is_empty() => return Ok(answer),
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
