//! Handles of tasks in a stream: the tasks run whether the stream is polled or not.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tokio_util::task::AbortOnDropHandle;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let mut asking: FuturesUnordered<_> = sources
        .iter()
        .cloned()
        .enumerate()
        .map(|(index, source)| {
            AbortOnDropHandle::new(tokio::spawn(async move { (index, fetch(source).await) }))
        })
        .collect();
    let mut results = Vec::new();
    while let Some(Ok((index, result))) = asking.next().await {
        let number = results.len() + 1;
        match &result {
            Ok(_) => info!("{number} of {}: {}", sources.len(), sources[index].name),
            Err(error) => info!("{number} of {}: {error}", sources.len()),
        }
        results.push((index, result));
        _ = fetch(display).await;
    }
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().filter_map(|(_, result)| result.ok()).collect()
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
