//! Refused with: is expected
//! Breaks: answers
//! Against: Return one line for each source, in the order of the sources.
//!
//! The lines are in the order in which the tasks have ended.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let mut tasks = JoinSet::new();
    for source in sources.iter().cloned() {
        tasks.spawn(async move {
            let name = source.name.clone();
            match tokio::spawn(fetch(source)).await {
                Ok(fetched) => fetched.map_err(|error| error.to_string()),
                Err(_) => Err(format!("{name} panicked")),
            }
        });
    }
    tasks.join_all().await
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
