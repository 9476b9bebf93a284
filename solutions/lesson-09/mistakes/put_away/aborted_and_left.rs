//! Refused with: not yet gone when your function returned
//! Breaks: ends
//! Against: When nobody is left
//!
//! When the time is up the set is dropped, which waits for nobody.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let stop = CancellationToken::new();
    let mut away = vec![None; cooks.len()];
    let mut at_work = JoinSet::new();
    for (place, both) in cooks.into_iter().enumerate() {
        let stop = stop.clone();
        at_work.spawn(async move { (place, cook(both, stop).await) });
    }
    // Longer than any evening.
    let mut end = Instant::now() + Duration::from_secs(3600);
    let mut error = None;
    while let Ok(Some(joined)) = timeout_at(end, at_work.join_next()).await {
        match joined.expect("nobody panics") {
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
