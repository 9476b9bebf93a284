//! Refused with: you returned
//! Breaks: answers
//! Against: how many folders have answered
//!
//! Where one has failed, what was counted is thrown away.

use the_checks::given::*;
use tokio::task::JoinSet;

async fn ask(folder: Folder) -> Result<Vec<Folder>, FetchError> {
    fetch(folder.source).await?;
    Ok(folder.inside)
}

async fn count(root: Folder) -> Result<usize, FetchError> {
    let mut asking = JoinSet::new();
    asking.spawn(ask(root));
    let mut answered = 0;
    while let Some(asked) = asking.join_next().await {
        for folder in asked.expect("nobody panics")? {
            asking.spawn(ask(folder));
        }
        answered += 1;
    }
    Ok(answered)
}

pub async fn census(root: Folder) -> usize {
    count(root).await.unwrap_or(0)
}

include!("../../../../exercises/lesson-09/checks/census.rs");
