//! Each service under a limit of its own: what has come is in nobody's way.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn board(services: &[Source]) -> Vec<String> {
    let limit = Duration::from_secs(2);
    let results = join_all(services.iter().map(|service| timeout(limit, fetch(service)))).await;

    let mut answers = Vec::new();
    for result in results {
        if let Ok(Ok(answer)) = result {
            answers.push(answer);
        }
    }
    answers
}

include!("../../exercises/lesson-06/checks/board.rs");
