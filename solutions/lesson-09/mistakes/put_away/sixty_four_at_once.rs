//! Refused with: was started at
//! Breaks: starts
//! Against: Fetch both
//!
//! The others wait until one of the sixty-four cooks has done.

use std::time::Duration;

use futures::stream::{self, StreamExt};

use stage::prelude::*;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let stop = CancellationToken::new();
    let mut away = vec![None; cooks.len()];
    let at_work = cooks.into_iter().enumerate();
    let at_work = at_work.map(|(place, both)| {
        let stop = stop.clone();
        async move { (place, cook(both, stop).await) }
    });
    let mut at_work = stream::iter(at_work).buffer_unordered(64);
    // Longer than any evening.
    let mut end = Instant::now() + Duration::from_secs(3600);
    let mut error = None;
    while let Ok(Some(done)) = timeout_at(end, at_work.next()).await {
        match done {
            (place, Ok(tools)) => away[place] = Some(tools),
            (_, Err(failed)) => {
                error = Some(failed);
                stop.cancel();
                end = Instant::now() + Duration::from_secs(2);
            }
        }
    }
    (away.into_iter().flatten().collect(), error)
}

async fn cook([dish, tools]: [Source; 2], stop: CancellationToken) -> Result<String, FetchError> {
    stop.run_until_cancelled(fetch(dish)).await.transpose()?;
    fetch(tools).await
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
