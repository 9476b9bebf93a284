//! A future for each handle turns every ending into a line.

use futures::future::join_all;
use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let lines = sources.iter().map(|source| {
        let task = tokio::spawn(fetch(source.clone()));
        async move {
            match task.await {
                Ok(fetched) => fetched.map_err(|error| error.to_string()),
                Err(error) if error.is_panic() => Err(format!("{} panicked", source.name)),
                Err(_) => unreachable!("nobody aborts it"),
            }
        }
    });
    join_all(lines).await
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
