//! Refused with: your run took 6 s = 3 + 1 + 2: the fetches ran one after another
//! Breaks: resumes
//!
//! Every task is awaited before the next is spawned.

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let mut outputs = Vec::new();
    for future in futures {
        outputs.push(tokio::spawn(future).await.unwrap());
    }
    outputs
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
