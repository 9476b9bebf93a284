//! The set is told to stop, and waited for.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let mut asking = JoinSet::new();
    for replica in replicas {
        asking.spawn(fetch(replica.clone()));
    }
    let (mut answers, mut failures) = (Vec::new(), 0);
    let mut decided = None;
    while let Some(joined) = asking.join_next().await {
        match joined {
            Ok(Ok(answer)) => answers.push(answer),
            _ => failures += 1,
        }
        if answers.len() * 2 > replicas.len() {
            decided = Some(answers);
            break;
        }
        if failures * 2 >= replicas.len() {
            break;
        }
    }
    asking.shutdown().await;
    decided
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
