//! Refused with: the result is in the order in which the fetches ended
//! Breaks: answers
//!
//! The answers, and the errors, in the order of their ends.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut tasks = tokio::task::JoinSet::new();
    for source in sources.iter().cloned() {
        tasks.spawn(fetch(source));
    }
    let (mut answers, mut failed) = (Vec::new(), None::<Box<dyn Error + Send + Sync>>);
    while let Some(joined) = tasks.join_next().await {
        match joined {
            Ok(Ok(answer)) => answers.push(answer),
            Ok(Err(error)) => _ = failed.get_or_insert(error.into()),
            Err(error) => _ = failed.get_or_insert(error.into()),
        }
    }
    failed.map_or(Ok(answers), Err)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
