//! Refused with: was not fetched
//! Breaks: starts
//! Against: each folder the moment the folder around it has answered
//!
//! What lies deeper than forty levels is left out.

use the_checks::given::*;
use tokio::task::JoinSet;

async fn ask(level: usize, folder: Folder) -> Result<(usize, Vec<Folder>), FetchError> {
    fetch(folder.source).await?;
    Ok((level + 1, folder.inside))
}

pub async fn census(root: Folder) -> usize {
    let mut asking = JoinSet::new();
    asking.spawn(ask(1, root));
    let mut answered = 0;
    while let Some(Ok(Ok((level, inside)))) = asking.join_next().await {
        answered += 1;
        if level <= 40 {
            for folder in inside {
                asking.spawn(ask(level, folder));
            }
        }
    }
    asking.shutdown().await;
    answered
}

include!("../../../../exercises/lesson-09/checks/census.rs");
