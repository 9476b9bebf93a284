//! Refused with: `resume_unwind(error.into_panic())` does that, where unwrap, expect and panic! make a panic of their own
//! Breaks: panic
//!
//! The `JoinError` is unwrapped, so the panic that goes on is one about a `JoinError`.

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let handles: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let mut settled = Vec::new();
    for handle in handles {
        settled.push(handle.await);
    }
    settled.into_iter().map(|joined| joined.unwrap()).collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
