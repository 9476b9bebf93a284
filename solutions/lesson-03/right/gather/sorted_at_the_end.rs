//! Outputs as they come, with their numbers; sorted when all are there.

use std::collections::BTreeMap;

use tokio::task::JoinSet;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let numbered = (0_usize..).zip(futures);
    let mut tasks: JoinSet<_> =
        numbered.map(|(number, future)| async move { (number, future.await) }).collect();
    let (mut outputs, mut panics) = (BTreeMap::new(), Vec::new());
    while let Some(joined) = tasks.join_next().await {
        match joined {
            Ok((number, output)) => _ = outputs.insert(number, output),
            Err(error) => panics.extend(error.try_into_panic()),
        }
    }
    if let Some(panic) = panics.pop() {
        std::panic::resume_unwind(panic);
    }
    outputs.into_values().collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
