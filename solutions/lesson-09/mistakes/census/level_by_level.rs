//! Refused with: was started at
//! Breaks: starts
//!
//! One level waits for all of the level above.

use the_checks::given::*;
use tokio::task::JoinSet;

pub async fn census(root: Folder) -> usize {
    let mut level = vec![root];
    let mut answered = 0;
    while !level.is_empty() {
        let mut asking = JoinSet::new();
        for folder in level.drain(..) {
            asking.spawn(async move { fetch(folder.source).await.map(|_| folder.inside) });
        }
        while let Some(asked) = asking.join_next().await {
            match asked {
                Ok(Ok(inside)) => {
                    answered += 1;
                    level.extend(inside);
                }
                _ => {
                    asking.shutdown().await;
                    return answered;
                }
            }
        }
    }
    answered
}

include!("../../../../exercises/lesson-09/checks/census.rs");
