//! Services of one page: each answer is worth something without the others.

use futures::future::{join_all, try_join_all};
use stage::{FetchError, Source, fetch};
use tokio::task::JoinError;
use tracing::info;

use crate::BoxError;

/// What worked and what did not, each beside its source's name, in the order of the list.
// ANCHOR: collect_data
pub async fn collect_data(
    sources: &[Source],
) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let settled = join_all(sources.iter().map(safe_operation)).await;
    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    for (name, result) in settled {
        match result {
            Ok(answer) => answers.push((name, answer)),
            Err(error) => failures.push((name, error)),
        }
    }
    (answers, failures)
}

async fn safe_operation(source: &Source) -> (String, Result<String, FetchError>) {
    (source.name.clone(), fetch(source).await)
}
// ANCHOR_END: collect_data

/// Four tasks, each of which may end in four ways. The tides are aborted when the others have ended.
// ANCHOR: morning
pub async fn morning(weather: Source, news: Source, traffic: Source, tides: Source) {
    let tasks = [weather, news, traffic].map(|part| (part.name.clone(), tokio::spawn(fetch(part))));
    let tides = tokio::spawn(fetch(tides));

    for (name, task) in tasks {
        info!("{name} {}", ending(task.await));
    }
    tides.abort();
    info!("tides {}", ending(tides.await));
}

fn ending(joined: Result<Result<String, FetchError>, JoinError>) -> &'static str {
    match joined {
        Ok(Ok(_)) => "answered",
        Ok(Err(_)) => "failed",
        Err(error) if error.is_panic() => "panicked",
        Err(_) => "cancelled",
    }
}
// ANCHOR_END: morning

/// The trap: all are awaited, and of what came back only the outer layer is opened.
///
/// # Errors
/// None, whatever fails; if a task panics, its `JoinError`.
// ANCHOR: backup
pub async fn backup(files: &[Source]) -> Result<&'static str, BoxError> {
    let uploads = files.iter().cloned().map(upload).map(tokio::spawn);
    try_join_all(uploads).await?;
    info!("backup done");
    Ok("backup done")
}

async fn upload(file: Source) -> Result<(), FetchError> {
    let sent = fetch(file).await?;
    info!("{sent} sent");
    Ok(())
}
// ANCHOR_END: backup

/// Asks all shops. With more than 30 of them, an error waits until all in front of it have answered.
///
/// # Errors
/// Up to 30 shops: the first in time. With more: the first in the list.
// ANCHOR: cheapest
pub async fn cheapest(shops: &[Source]) -> Result<Vec<String>, FetchError> {
    let prices = try_join_all(shops.iter().map(fetch)).await;
    if let Err(error) = &prices {
        info!("{error}");
    }
    prices
}
// ANCHOR_END: cheapest
