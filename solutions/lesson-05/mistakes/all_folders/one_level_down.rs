//! Refused with: was not fetched
//! Breaks: starts
//! Against: down to the last folder
//!
//! What is inside is listed, and what is inside that is not.

use std::error::Error;

use futures::future::try_join_all;
use the_checks::given::Folder;

use stage::prelude::*;

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = vec![fetch(&folder.source).await?];
    answers.extend(try_join_all(folder.inside.iter().map(|inner| fetch(&inner.source))).await?);
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
