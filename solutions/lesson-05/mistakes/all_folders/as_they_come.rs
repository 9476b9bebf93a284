//! Refused with: you returned
//! Breaks: answers
//!
//! A set at each level, and answers in the order of their ends.

use std::error::Error;

use the_checks::given::Folder;

use stage::prelude::*;
use tokio::task::JoinSet;

type Listed = Result<Vec<String>, Box<dyn Error + Send + Sync>>;

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    list(folder).await
}

#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
fn list(folder: Folder) -> impl Future<Output = Listed> + Send {
    async move {
        let mut answers = vec![fetch(folder.source).await?];
        let mut tasks = JoinSet::new();
        for inner in folder.inside {
            tasks.spawn(list(inner));
        }
        while let Some(joined) = tasks.join_next().await {
            answers.extend(joined??);
        }
        Ok(answers)
    }
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
