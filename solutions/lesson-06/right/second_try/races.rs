//! Each try races with a sleep; the longer one is older than both.

use std::pin::pin;
use std::time::Duration;

use stage::prelude::*;
use tokio::time::sleep;

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let mut all = pin!(sleep(Duration::from_secs(3)));
    let first = tokio::select! {
        biased;
        result = fetch(shop) => Some(result),
        () = sleep(Duration::from_secs(2)) => None,
    };
    let first = match first {
        Some(Ok(answer)) => return Ok(answer),
        Some(Err(_)) => "failed",
        None => "too late",
    };
    let second = tokio::select! {
        biased;
        result = fetch(spare) => Some(result),
        () = &mut all => None,
    };
    let second = match second {
        Some(Ok(answer)) => return Ok(answer),
        Some(Err(_)) => "failed",
        None => "too late",
    };
    Err([format!("{}: {first}", shop.name), format!("{}: {second}", spare.name)])
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
