//! Refused with: was not yet gone when your function returned
//! Breaks: ends
//!
//! Some turns are enough for many tasks to go, not for all.

use the_checks::given::*;
use tokio::task::{JoinSet, yield_now};

async fn ask(folder: Folder) -> Result<Vec<Folder>, FetchError> {
    fetch(folder.source).await?;
    Ok(folder.inside)
}

pub async fn census(root: Folder) -> usize {
    let mut asking = JoinSet::new();
    asking.spawn(ask(root));
    let mut answered = 0;
    while let Some(Ok(Ok(inside))) = asking.join_next().await {
        answered += 1;
        for folder in inside {
            asking.spawn(ask(folder));
        }
    }
    asking.abort_all();
    for _ in 0..2 {
        yield_now().await;
    }
    answered
}

include!("../../../../exercises/lesson-09/checks/census.rs");
