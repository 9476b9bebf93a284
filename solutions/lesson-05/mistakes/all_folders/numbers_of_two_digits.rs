//! Refused with: you returned
//! Breaks: answers
//!
//! A path in letters is sorted by its letters: `100` stands before `11`.

use std::collections::BTreeMap;
use std::error::Error;

use the_checks::given::*;
use tokio::task::JoinSet;

async fn list(path: String, folder: Folder) -> (String, Result<String, FetchError>, Vec<Folder>) {
    (path, fetch(folder.source).await, folder.inside)
}

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = BTreeMap::new();
    let mut listing = JoinSet::new();
    listing.spawn(list(String::new(), folder));
    while let Some(listed) = listing.join_next().await {
        let (path, answer, inside) = listed?;
        answers.insert(path.clone(), answer?);
        for (place, inner) in inside.into_iter().enumerate() {
            listing.spawn(list(format!("{path}/{place:02}"), inner));
        }
    }
    Ok(answers.into_values().collect())
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
