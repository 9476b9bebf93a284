//! Refused with: is to go on with what it carries
//! Breaks: panic
//!
//! A panic need not carry a text.

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let handles: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let (mut outputs, mut text) = (Vec::new(), None);
    for handle in handles {
        match handle.await {
            Ok(output) => outputs.push(output),
            Err(error) => {
                let panic = error.into_panic();
                text = text.or(panic.downcast_ref::<String>().cloned().or(Some("?".to_owned())));
            }
        }
    }
    match text {
        Some(text) => std::panic::panic_any(text),
        None => outputs,
    }
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
