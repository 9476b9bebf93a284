//! Refused with: was not yet gone when your function returned
//! Breaks: ends
//! Against: When nobody is left,
//!
//! Some turns are enough for many tasks to go, not for all.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

const GRACE: Duration = Duration::from_secs(2);

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let mut away = vec![None; cooks.len()];
    let stop = CancellationToken::new();
    let mut cooking = JoinSet::new();
    for (place, [dish, tools]) in cooks.into_iter().enumerate() {
        let stop = stop.clone();
        cooking.spawn(async move {
            match stop.run_until_cancelled(fetch(dish)).await {
                Some(Err(error)) => (place, Err(error)),
                _ => (place, fetch(tools).await),
            }
        });
    }
    let mut error = None;
    let mut end = None;
    loop {
        let next = match end {
            None => cooking.join_next().await,
            Some(end) => match timeout_at(end, cooking.join_next()).await {
                Ok(next) => next,
                Err(_) => {
                    cooking.abort_all();
                    for _ in 0..2 {
                        yield_now().await;
                    }
                    break;
                }
            },
        };
        match next.map(|joined| joined.expect("no cook panics")) {
            None => break,
            Some((place, Ok(answer))) => away[place] = Some(answer),
            Some((_, Err(first))) => {
                stop.cancel();
                end.get_or_insert(Instant::now() + GRACE);
                error.get_or_insert(first);
            }
        }
    }
    (away.into_iter().flatten().collect(), error)
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
