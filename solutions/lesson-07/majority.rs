//! A set that is counted as it is read, and goes with the function.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let enough = replicas.len() / 2 + 1;
    let mut asking: JoinSet<_> = replicas.iter().cloned().map(fetch).collect();
    let mut answers = Vec::new();
    while answers.len() + asking.len() >= enough {
        match asking.join_next().await? {
            Ok(Ok(answer)) => answers.push(answer),
            Ok(Err(_)) | Err(_) => {}
        }
        if answers.len() == enough {
            return Some(answers);
        }
    }
    None
}

include!("../../exercises/lesson-07/checks/majority.rs");
