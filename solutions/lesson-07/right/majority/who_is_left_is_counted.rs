//! Nothing but the answers is counted: the set knows how many are left.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let enough = replicas.len() / 2 + 1;
    let mut asking: JoinSet<_> = replicas.iter().cloned().map(fetch).collect();
    let mut answers = Vec::new();
    while answers.len() + asking.len() >= enough {
        if let Ok(Ok(answer)) = asking.join_next().await? {
            answers.push(answer);
        }
        if answers.len() == enough {
            return Some(answers);
        }
    }
    None
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
