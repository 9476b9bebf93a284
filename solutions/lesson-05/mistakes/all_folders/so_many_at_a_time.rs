//! Refused with: was started at
//! Breaks: starts
//! Against: Once its answer is there
//!
//! Of the folders inside one, no more than sixty-four are listed at a time.

use std::error::Error;

use futures::stream::{self, StreamExt, TryStreamExt};
use the_checks::given::Folder;

use stage::prelude::*;

async fn list(folder: &Folder) -> Result<Vec<String>, FetchError> {
    let mut answers = vec![fetch(&folder.source).await?];
    let inside = stream::iter(folder.inside.iter().enumerate());
    let mut below: Vec<(usize, Vec<String>)> = inside
        .map(|(place, inner)| async move { Ok((place, Box::pin(list(inner)).await?)) })
        .buffer_unordered(64)
        .try_collect()
        .await?;
    below.sort();
    answers.extend(below.into_iter().flat_map(|(_, inner)| inner));
    Ok(answers)
}

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(list(&folder).await?)
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
