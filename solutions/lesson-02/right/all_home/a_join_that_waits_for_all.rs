//! `join_all` knows nothing of errors, and so waits for every handle.

use std::error::Error;

use futures::future::join_all;
use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let tasks = sources.iter().cloned().map(|source| tokio::spawn(fetch(source)));
    join_all(tasks).await.into_iter().map(|joined| Ok(joined??)).collect()
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
