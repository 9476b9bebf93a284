//! A stream of the handles in the order of the input, read to its end before anybody looks for panics.

use futures::StreamExt;
use futures::stream::FuturesOrdered;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let handles: FuturesOrdered<_> = futures.into_iter().map(tokio::spawn).collect();
    let settled: Vec<_> = handles.collect().await;
    let mut outputs = Vec::with_capacity(settled.len());
    for joined in settled {
        match joined {
            Ok(output) => outputs.push(output),
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
    outputs
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
