//! Refused with: not yet gone when your function returned
//! Breaks: ends
//!
//! Who leaves the loop drops the set: the others are aborted, and have not gone.

use the_checks::given::*;
use tokio::task::JoinSet;

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
    answered
}

include!("../../../../exercises/lesson-09/checks/census.rs");
