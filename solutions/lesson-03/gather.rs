//! A slot for every future: an output goes where its index says, so nothing has to be sorted.

use std::panic::resume_unwind;

use tokio::task::JoinSet;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    let mut slots = Vec::new();
    for (index, future) in futures.into_iter().enumerate() {
        tasks.spawn(async move { (index, future.await) });
        slots.push(None);
    }

    let mut panic = None;
    while let Some(joined) = tasks.join_next().await {
        match joined {
            Ok((index, output)) => slots[index] = Some(output),
            Err(error) => panic = panic.or(Some(error.into_panic())),
        }
    }
    if let Some(panic) = panic {
        resume_unwind(panic);
    }

    // Without a panic no slot is empty.
    slots.into_iter().flatten().collect()
}

include!("../../exercises/lesson-03/checks/gather.rs");
