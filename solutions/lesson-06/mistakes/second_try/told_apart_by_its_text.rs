//! Refused with: ; Ok("a: failed") is expected
//! Breaks: answers
//! Against: Return the answer.
//!
//! Each try gives a line: an answer that reads like what became of a try is taken for that.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let begun = Instant::now();
    let first = line_of(shop, begun + Duration::from_secs(2)).await;
    if is_answer(shop, &first) {
        return Ok(first);
    }
    let second = line_of(spare, begun + Duration::from_secs(3)).await;
    if is_answer(spare, &second) {
        return Ok(second);
    }
    Err([first, second])
}

async fn line_of(shop: &Source, until: Instant) -> String {
    match timeout_at(until, fetch(shop)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => format!("{}: failed", shop.name),
        Err(_) => format!("{}: too late", shop.name),
    }
}

fn is_answer(shop: &Source, line: &str) -> bool {
    line != format!("{}: failed", shop.name) && line != format!("{}: too late", shop.name)
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
