//! Refused with: called twice at a time
//! Breaks: apart
//!
//! A static is one for all calls: what the other call leaves there is told as this one's.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    static HAS_FAILED: AtomicBool = AtomicBool::new(false);
    let deadline = Instant::now() + Duration::from_secs(3);
    match timeout(Duration::from_secs(2), fetch(shop)).await {
        Ok(Ok(answer)) => return Ok(answer),
        limited => HAS_FAILED.store(limited.is_ok(), Ordering::Relaxed),
    }
    let second = match timeout_at(deadline, fetch(spare)).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    let first = if HAS_FAILED.load(Ordering::Relaxed) { "failed" } else { "too late" };
    Err([format!("{}: {first}", shop.name), format!("{}: {second}", spare.name)])
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
