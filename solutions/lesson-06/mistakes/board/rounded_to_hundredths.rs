//! Refused with: with other sources, a (1.999 s)
//! Breaks: answers
//!
//! It asks a clock that shows hundredths, on which 1.999 s are two seconds already.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::{Instant, timeout};

/// The seconds since `start`, in hundredths.
fn shown(start: Instant) -> f64 {
    (start.elapsed().as_secs_f64() * 100.0).round() / 100.0
}

pub async fn board(services: &[Source]) -> Vec<String> {
    let start = Instant::now();
    let asking = services.iter().map(async |service| {
        let answer = timeout(Duration::from_secs(2), fetch(service)).await.ok()?.ok()?;
        (shown(start) < 2.0).then_some(answer)
    });
    join_all(asking).await.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-06/checks/board.rs");
