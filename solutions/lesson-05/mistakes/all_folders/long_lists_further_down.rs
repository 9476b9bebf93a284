//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! The first folder hears of an error at once, and a folder further down awaits more than thirty in order.

use std::error::Error;

use futures::TryStreamExt;
use futures::future::{BoxFuture, try_join_all};
use futures::stream::FuturesUnordered;
use the_checks::given::*;

fn list(folder: Folder) -> BoxFuture<'static, Result<Vec<String>, FetchError>> {
    Box::pin(async move {
        let mut answers = vec![fetch(folder.source).await?];
        answers.extend(try_join_all(folder.inside.into_iter().map(list)).await?.concat());
        Ok(answers)
    })
}

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = vec![fetch(folder.source).await?];
    let listed = async |(place, inner)| Ok::<_, FetchError>((place, list(inner).await?));
    let inside: FuturesUnordered<_> = folder.inside.into_iter().enumerate().map(listed).collect();
    let mut lists: Vec<(usize, Vec<String>)> = inside.try_collect().await?;
    lists.sort();
    answers.extend(lists.into_iter().flat_map(|(_, list)| list));
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
