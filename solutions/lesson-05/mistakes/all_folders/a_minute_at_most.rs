//! Refused with: was cancelled at 1 min
//! Breaks: ends
//!
//! A limit around the whole tree, however deep it is.

use std::error::Error;
use std::time::Duration;

use futures::stream::{FuturesUnordered, TryStreamExt};
use the_checks::given::Folder;

use stage::prelude::*;
use tokio::time::timeout;

async fn list(folder: &Folder) -> Result<Vec<String>, FetchError> {
    let mut answers = vec![fetch(&folder.source).await?];
    let below: FuturesUnordered<_> = folder
        .inside
        .iter()
        .enumerate()
        .map(|(place, inner)| async move { Ok((place, Box::pin(list(inner)).await?)) })
        .collect();
    let mut below: Vec<(usize, Vec<String>)> = below.try_collect().await?;
    below.sort();
    answers.extend(below.into_iter().flat_map(|(_, inner)| inner));
    Ok(answers)
}

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(timeout(Duration::from_secs(60), list(&folder)).await??)
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
