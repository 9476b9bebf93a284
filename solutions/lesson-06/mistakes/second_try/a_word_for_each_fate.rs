//! Refused with: is expected
//! Breaks: answers
//! Against: Return the answer.
//!
//! What became of a shop is a text, and an answer may be the same text.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let end = Instant::now() + Duration::from_secs(3);
    let is_none = |told: &str| told == "failed" || told == "too late";
    let first = ask(shop, end - Duration::from_secs(1)).await;
    if !is_none(&first) {
        return Ok(first);
    }
    let second = ask(spare, end).await;
    if !is_none(&second) {
        return Ok(second);
    }
    Err([format!("{}: {first}", shop.name), format!("{}: {second}", spare.name)])
}

async fn ask(shop: &Source, until: Instant) -> String {
    match timeout_at(until, fetch(shop)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => "failed".to_owned(),
        Err(_) => "too late".to_owned(),
    }
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
