//! Every level owns the tasks of the level below, so an error that leaves a function takes all of them
//! along. What a function that spawns itself returns is said in its signature.

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
        let own = fetch(folder.source).await?;
        let mut tasks = JoinSet::new();
        for (place, inner) in folder.inside.into_iter().enumerate() {
            tasks.spawn(async move { (place, list(inner).await) });
        }
        let mut below = Vec::new();
        while let Some(joined) = tasks.join_next().await {
            let (place, answers) = joined?;
            below.push((place, answers?));
        }
        below.sort_by_key(|(place, _)| *place);
        Ok(std::iter::once(own).chain(below.into_iter().flat_map(|(_, a)| a)).collect())
    }
}

include!("../../exercises/lesson-05/checks/all_folders.rs");
