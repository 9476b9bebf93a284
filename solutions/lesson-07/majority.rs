//! A set, two counts after each result, and the set goes with the function.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let mut asking: JoinSet<_> = replicas.iter().cloned().map(fetch).collect();
    let (mut answers, mut failed) = (Vec::new(), 0);
    while let Some(joined) = asking.join_next().await {
        match joined {
            Ok(Ok(answer)) => answers.push(answer),
            Ok(Err(_)) | Err(_) => failed += 1,
        }
        if answers.len() * 2 > replicas.len() {
            return Some(answers);
        }
        if failed * 2 >= replicas.len() {
            return None;
        }
    }
    None
}

include!("../../exercises/lesson-07/checks/majority.rs");
