//! Refused with: was cancelled at 16 s
//! Breaks: ends
//! Against: who is at his tools goes on.
//!
//! A limit around a cook, longer than any one fetch, but not than two.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;

use stage::prelude::*;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let stop = CancellationToken::new();
    let error = RefCell::new(None);
    let away = RefCell::new(vec![None; cooks.len()]);
    let cook = async |place: usize, [dish, tools]: &[Source; 2]| {
        match stop.run_until_cancelled(fetch(dish)).await {
            Some(Err(failed)) => {
                error.replace(Some(failed));
                stop.cancel();
                return;
            }
            Some(Ok(_)) | None => {}
        }
        if let Ok(tools) = fetch(tools).await {
            away.borrow_mut()[place] = Some(tools);
        }
    };
    let limit = Duration::from_secs(16);
    let cooks = cooks.iter().enumerate();
    let cooking = join_all(cooks.map(|(place, each)| timeout(limit, cook(place, each))));
    tokio::select! {
        _ = cooking => {}
        () = async { stop.cancelled().await; sleep(Duration::from_secs(2)).await } => {}
    }
    (away.take().into_iter().flatten().collect(), error.take())
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
