//! Refused with: was cancelled at 1 min
//! Breaks: ends
//! Against: When nobody is left,
//!
//! A limit around the whole count, however deep the tree is.

use std::time::Duration;

use the_checks::given::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

async fn ask(folder: Folder) -> Result<Vec<Folder>, FetchError> {
    fetch(folder.source).await?;
    Ok(folder.inside)
}

pub async fn census(root: Folder) -> usize {
    let mut asking = JoinSet::new();
    asking.spawn(ask(root));
    let mut answered = 0;
    let limit = Instant::now() + Duration::from_secs(60);
    while let Ok(Some(asked)) = timeout_at(limit, asking.join_next()).await {
        match asked {
            Ok(Ok(inside)) => {
                answered += 1;
                for folder in inside {
                    asking.spawn(ask(folder));
                }
            }
            _ => break,
        }
    }
    asking.shutdown().await;
    answered
}

include!("../../../../exercises/lesson-09/checks/census.rs");
