//! Refused with: was not fetched
//! Breaks: starts
//! Against: and so on, down to the last folder.
//!
//! Ninety levels, which nobody has at home.

use std::collections::BTreeMap;
use std::error::Error;

use the_checks::given::*;
use tokio::task::JoinSet;

async fn list(
    path: Vec<usize>,
    folder: Folder,
) -> (Vec<usize>, Result<String, FetchError>, Vec<Folder>) {
    (path, fetch(folder.source).await, folder.inside)
}

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = BTreeMap::new();
    let mut listing = JoinSet::new();
    listing.spawn(list(Vec::new(), folder));
    while let Some(listed) = listing.join_next().await {
        let (path, answer, inside) = listed?;
        answers.insert(path.clone(), answer?);
        let inside = if path.len() < 90 { inside } else { Vec::new() };
        for (place, inner) in inside.into_iter().enumerate() {
            listing.spawn(list([&path[..], &[place]].concat(), inner));
        }
    }
    Ok(answers.into_values().collect())
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
