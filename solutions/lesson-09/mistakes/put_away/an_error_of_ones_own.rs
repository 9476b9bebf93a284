//! Refused with: that no fetch has returned
//! Breaks: answers
//! Against: and the first dish's error
//!
//! The error is asked for anew, and has the same words.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let stop = CancellationToken::new();
    let mut away = vec![None; cooks.len()];
    let mut cooking = JoinSet::new();
    for (place, [dish, tools]) in cooks.into_iter().enumerate() {
        let stop = stop.clone();
        cooking.spawn(async move {
            if let Some(cooked) = stop.run_until_cancelled(fetch(dish)).await {
                cooked?;
            }
            Ok::<_, FetchError>((place, fetch(tools).await?))
        });
    }
    let mut error = None;
    let mut deadline = Instant::now() + Duration::from_secs(86_400);
    while let Ok(Some(joined)) = timeout_at(deadline, cooking.join_next()).await {
        match joined.expect("nobody panics") {
            Ok((place, tools)) => away[place] = Some(tools),
            Err(failed) => {
                let again = stage::Service::new(&failed.source, Duration::ZERO).failing();
                error = fetch(Source::from(again)).await.err();
                stop.cancel();
                deadline = Instant::now() + Duration::from_secs(2);
            }
        }
    }
    cooking.shutdown().await;
    (away.into_iter().flatten().collect(), error)
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
