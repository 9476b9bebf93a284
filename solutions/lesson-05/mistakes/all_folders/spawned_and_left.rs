//! Refused with: was still running when your function returned
//! Breaks: ends
//!
//! The error is there at once, and the tasks whose handles are dropped with it work on.

use std::error::Error;

use futures::future::try_join_all;
use the_checks::given::Folder;

use stage::prelude::*;

type Listed = Result<Vec<String>, Box<dyn Error + Send + Sync>>;

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    list(folder).await
}

#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
fn list(folder: Folder) -> impl Future<Output = Listed> + Send {
    async move {
        let mut answers = vec![fetch(folder.source).await?];
        let handles: Vec<_> = folder.inside.into_iter().map(|f| tokio::spawn(list(f))).collect();
        let below = try_join_all(handles.into_iter().map(|handle| async { handle.await? })).await?;
        answers.extend(below.into_iter().flatten());
        Ok(answers)
    }
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
