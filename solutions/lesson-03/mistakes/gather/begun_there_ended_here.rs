//! Refused with: began in one task and ended in another
//! Breaks: place
//!
//! A task for each, which gives the future its first turn and hands it back.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::task::Poll;

use futures::FutureExt;
use futures::future::{Either, join_all, ready};

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let begin = |future: I::Item| async move {
        let mut begun = Box::pin(AssertUnwindSafe(future).catch_unwind());
        match futures::poll!(&mut begun) {
            Poll::Ready(end) => Either::Left(ready(end)),
            Poll::Pending => Either::Right(begun),
        }
    };
    let tasks: Vec<_> = futures.into_iter().map(|future| tokio::spawn(begin(future))).collect();
    let mut begun = Vec::new();
    for task in tasks {
        begun.extend(task.await);
    }
    let ends = join_all(begun).await;
    ends.into_iter().map(|end| end.unwrap_or_else(|panic| resume_unwind(panic))).collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
