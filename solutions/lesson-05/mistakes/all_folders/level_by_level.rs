//! Refused with: was started at
//! Breaks: starts
//! Against: Once its answer is there
//!
//! A whole level has to be there before the next one begins. No box is needed, and nobody is early.

use std::error::Error;

use futures::future::try_join_all;
use the_checks::given::Folder;

use stage::prelude::*;

pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut level = vec![(vec![], folder)];
    let mut listed = Vec::new();
    while !level.is_empty() {
        let answers = try_join_all(level.iter().map(|(_, folder)| fetch(&folder.source))).await?;
        let mut next = Vec::new();
        for ((path, folder), answer) in level.into_iter().zip(answers) {
            for (place, inner) in folder.inside.into_iter().enumerate() {
                let mut below: Vec<usize> = path.clone();
                below.push(place);
                next.push((below, inner));
            }
            listed.push((path, answer));
        }
        level = next;
    }
    listed.sort();
    Ok(listed.into_iter().map(|(_, answer)| answer).collect())
}

include!("../../../../exercises/lesson-05/checks/all_folders.rs");
