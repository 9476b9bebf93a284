//! Refused with: began in one task and ended in another
//! Breaks: place
//!
//! The tasks only ask, and hand the futures back: the caller waits for them all.

use std::error::Error;
use std::task::Poll;

use futures::future::{Either, join_all, ready};
use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let begin = |source: Source| async move {
        let mut asked = Box::pin(fetch(source));
        match futures::poll!(&mut asked) {
            Poll::Ready(answer) => Either::Left(ready(answer)),
            Poll::Pending => Either::Right(asked),
        }
    };
    let tasks: Vec<_> = sources.iter().cloned().map(|source| tokio::spawn(begin(source))).collect();
    let mut asked = Vec::new();
    for task in tasks {
        asked.push(task.await?);
    }
    Ok(join_all(asked).await.into_iter().collect::<Result<_, _>>()?)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
