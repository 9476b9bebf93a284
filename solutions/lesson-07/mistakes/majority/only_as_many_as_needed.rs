//! Refused with: was not fetched
//! Breaks: starts
//!
//! Only so many are asked as have to answer.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let enough = replicas.len() / 2 + 1;
    let mut asking: FuturesUnordered<_> = replicas.iter().take(enough).map(fetch).collect();
    let mut answers = Vec::new();
    while let Some(result) = asking.next().await {
        match result {
            Ok(answer) => answers.push(answer),
            Err(_) => return None,
        }
        if answers.len() == enough {
            return Some(answers);
        }
    }
    None
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
