//! Refused with: was still running when your function returned at 3 s
//! Breaks: ends
//!
//! Handles that nobody aborts.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let mut asking: FuturesUnordered<_> =
        replicas.iter().map(|replica| tokio::spawn(fetch(replica.clone()))).collect();
    let (mut answers, mut failed) = (Vec::new(), 0);
    while let Some(joined) = asking.next().await {
        match joined {
            Ok(Ok(answer)) => answers.push(answer),
            _ => failed += 1,
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

include!("../../../../exercises/lesson-07/checks/majority.rs");
