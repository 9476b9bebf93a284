//! Refused with: your function returned at 2 s
//! Breaks: resumes
//! Against: If all have ended earlier, do not wait any longer.
//!
//! It sleeps for two seconds, whoever has answered by then.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::{sleep, timeout};

pub async fn board(services: &[Source]) -> Vec<String> {
    let limit = Duration::from_secs(2);
    let asking = join_all(services.iter().map(|service| timeout(limit, fetch(service))));
    let (results, ()) = tokio::join!(asking, sleep(limit));
    results.into_iter().flatten().flatten().collect()
}

include!("../../../../exercises/lesson-06/checks/board.rs");
