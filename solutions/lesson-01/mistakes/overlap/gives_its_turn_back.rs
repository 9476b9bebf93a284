//! Refused with: kept the thread busy for
//! Breaks: not blocked
//!
//! A task that gives its turn back thirty thousand times lets the others run, and costs a processor.

use stage::prelude::*;
use tokio::task::yield_now;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let busy = tokio::spawn(async {
        for _ in 0..30_000 {
            yield_now().await;
        }
        std::future::pending::<()>().await;
    });
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    busy.abort();
    Ok([first?, second?, third?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
