//! A task each. Failures go onto their list as they come; answers bring their places along.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let mut tasks = JoinSet::new();
    for (place, source) in sources.iter().cloned().enumerate() {
        tasks.spawn(async move { (place, source.name.clone(), fetch(source).await) });
    }
    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    while let Some(joined) = tasks.join_next().await {
        match joined.expect("a fetch does not panic") {
            (place, name, Ok(answer)) => answers.push((place, name, answer)),
            (_, name, Err(error)) => failures.push((name, error)),
        }
    }
    answers.sort();
    (answers.into_iter().map(|(_, name, answer)| (name, answer)).collect(), failures)
}

include!("../../exercises/lesson-04/checks/settle.rs");
