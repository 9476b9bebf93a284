//! Tasks whose handles give the answers in order, and a channel that gives the errors as they come.

use stage::prelude::*;
use tokio::sync::mpsc;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let (failed, mut failures) = mpsc::unbounded_channel();
    let tasks: Vec<_> = sources
        .iter()
        .cloned()
        .map(|source| {
            let failed = failed.clone();
            tokio::spawn(async move {
                let name = source.name.clone();
                match fetch(source).await {
                    Ok(answer) => Some((name, answer)),
                    Err(error) => {
                        failed.send((name, error)).expect("the caller listens");
                        None
                    }
                }
            })
        })
        .collect();
    drop(failed);
    let mut answers = Vec::new();
    for task in tasks {
        answers.extend(task.await.expect("a fetch does not panic"));
    }
    let mut told = Vec::new();
    while let Some(failure) = failures.recv().await {
        told.push(failure);
    }
    (answers, told)
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
