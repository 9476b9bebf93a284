//! Refused with: still running when your function returned
//! Breaks: ends
//!
//! `try_join_all` of handles stops at a panic, and the tasks of the others are detached.

use futures::future::try_join_all;
use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let tasks = sources.iter().cloned().map(|source| tokio::spawn(fetch(source)));
    match try_join_all(tasks).await {
        Ok(all) => all.into_iter().map(|one| one.map_err(|error| error.to_string())).collect(),
        Err(_) => vec![Err("somebody panicked".to_owned())],
    }
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
