//! Refused with: was not fetched
//! Breaks: starts
//! Against: and so on, down to the last folder.
//!
//! Forty levels, which is a lot, and not all.

use std::error::Error;

use futures::TryStreamExt;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use the_checks::given::*;

fn list(folder: Folder, levels: usize) -> BoxFuture<'static, Result<Vec<String>, FetchError>> {
    Box::pin(async move {
        let mut answers = vec![fetch(folder.source).await?];
        if levels == 0 {
            return Ok(answers);
        }
        let listed = async |(place, inner)| Ok((place, list(inner, levels - 1).await?));
        let inside: FuturesUnordered<_> =
            folder.inside.into_iter().enumerate().map(listed).collect();
        let mut lists: Vec<(usize, Vec<String>)> = inside.try_collect().await?;
        lists.sort();
        answers.extend(lists.into_iter().flat_map(|(_, list)| list));
        Ok(answers)
    })
}

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(list(folder, 40).await?)
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
