//! Each task catches its own panic and returns it like an output.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::future::FutureExt;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let mut handles = Vec::new();
    for future in futures {
        handles.push(tokio::spawn(AssertUnwindSafe(future).catch_unwind()));
    }
    let mut settled = Vec::new();
    for handle in handles {
        settled.push(handle.await.expect("its panic is caught"));
    }
    settled.into_iter().map(|caught| caught.unwrap_or_else(|panic| resume_unwind(panic))).collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
