//! Handles in the order of the input need no index; the first panic is kept until all have ended.

use std::panic::resume_unwind;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let handles: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let mut outputs = Vec::with_capacity(handles.len());
    let mut panicked = None;
    for handle in handles {
        match handle.await {
            Ok(output) => outputs.push(output),
            Err(error) if panicked.is_none() => panicked = Some(error),
            Err(_) => {}
        }
    }
    match panicked {
        Some(error) => resume_unwind(error.into_panic()),
        None => outputs,
    }
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
