//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! With more than thirty folders inside one, `try_join_all` looks at them in their order: an error waits
//! for all in front of it.

use std::error::Error;

use futures::future::try_join_all;
use the_checks::given::Folder;

use stage::prelude::*;

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(list(&folder).await?)
}

async fn list(folder: &Folder) -> Result<Vec<String>, FetchError> {
    let own = fetch(&folder.source).await?;
    let inside = try_join_all(folder.inside.iter().map(|inner| Box::pin(list(inner)))).await?;
    Ok(std::iter::once(own).chain(inside.into_iter().flatten()).collect())
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
