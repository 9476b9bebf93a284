//! Refused with: you returned Err(["shop: too late", "spare: too late"])
//! Breaks: answers
//!
//! It asks whether there is an answer, and not which layer says that there is none.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout, timeout_at};

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let deadline = Instant::now() + Duration::from_secs(3);
    if let Ok(Ok(answer)) = timeout(Duration::from_secs(2), fetch(shop)).await {
        return Ok(answer);
    }
    if let Ok(Ok(answer)) = timeout_at(deadline, fetch(spare)).await {
        return Ok(answer);
    }
    Err([shop, spare].map(|shop| format!("{}: too late", shop.name)))
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
