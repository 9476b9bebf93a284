//! Refused with: but is not the one that the fetch returned
//! Breaks: error
//!
//! The same text in an error of its own.

use std::error::Error;

use futures::future::try_join_all;
use the_checks::given::Folder;

use stage::prelude::*;

async fn list(folder: &Folder) -> Result<Vec<String>, String> {
    let own = fetch(&folder.source).await.map_err(|error| error.to_string())?;
    let inside = try_join_all(folder.inside.iter().map(|inner| Box::pin(list(inner)))).await?;
    Ok(std::iter::once(own).chain(inside.into_iter().flatten()).collect())
}

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(list(&folder).await?)
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
