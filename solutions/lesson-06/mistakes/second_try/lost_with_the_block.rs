//! Refused with: you returned Err(["shop: too late", "spare: too late"])
//! Breaks: answers
//!
//! What became of the shop is known in the block alone, and the limit drops the block.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    let end = |source: &Source, end| format!("{}: {end}", source.name);
    let both = async {
        let first = match timeout(Duration::from_secs(2), fetch(shop)).await {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(_)) => "failed",
            Err(_) => "too late",
        };
        fetch(spare).await.map_err(|_| [end(shop, first), end(spare, "failed")])
    };
    match timeout(Duration::from_secs(3), both).await {
        Ok(ended) => ended,
        Err(_) => Err([end(shop, "too late"), end(spare, "too late")]),
    }
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
