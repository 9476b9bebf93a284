//! Refused with: was started at
//! Breaks: starts
//!
//! The caller begins a folder only while fewer than a hundred are asked.

use the_checks::given::*;
use tokio::task::JoinSet;

const AT_ONCE: usize = 100;

async fn ask(folder: Folder) -> Result<Vec<Folder>, FetchError> {
    fetch(folder.source).await?;
    Ok(folder.inside)
}

pub async fn census(root: Folder) -> usize {
    let mut asking = JoinSet::new();
    let mut listed = vec![root];
    let mut answered = 0;
    loop {
        while asking.len() < AT_ONCE
            && let Some(folder) = listed.pop()
        {
            asking.spawn(ask(folder));
        }
        match asking.join_next().await {
            Some(Ok(Ok(inside))) => {
                answered += 1;
                listed.extend(inside);
            }
            Some(_) => {
                listed.clear();
                asking.shutdown().await;
            }
            None => return answered,
        }
    }
}

include!("../../../../exercises/lesson-09/checks/census.rs");
