//! Refused with: was cancelled at 2 s
//! Breaks: ends
//! Against: They go on,
//!
//! The set has room for forty; of more that are late, the others are lost.

use std::time::Duration;

use futures::future::BoxFuture;
use futures::stream::{FuturesUnordered, StreamExt};
use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::sleep;

type Asked = BoxFuture<'static, Result<String, FetchError>>;

const ROOM: usize = 40;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let mut asking = FuturesUnordered::<Asked>::new();
    for service in services.iter().cloned() {
        asking.push(Box::pin(fetch(service)));
    }
    let limit = sleep(Duration::from_secs(2));
    let lines = asking.by_ref().map(line).take_until(limit).collect().await;
    (lines, asking.into_iter().take(ROOM).collect())
}

fn line(result: Result<String, FetchError>) -> String {
    match result {
        Ok(answer) => answer,
        Err(error) => error.to_string(),
    }
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
