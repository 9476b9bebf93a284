//! Every task sends its output home; who sends none has panicked, and its handle says with what.

use tokio::sync::oneshot;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let mut tasks = Vec::new();
    for future in futures {
        let (sender, letter) = oneshot::channel();
        let handle = tokio::spawn(async move {
            // The caller may be gone.
            let _ = sender.send(future.await);
        });
        tasks.push((letter, handle));
    }
    let mut outputs = Vec::new();
    let mut last_panic = None;
    for (letter, handle) in tasks {
        if let Err(error) = handle.await {
            last_panic = Some(error.into_panic());
        } else {
            outputs.extend(letter.await);
        }
    }
    last_panic.map_or(outputs, |panic| std::panic::resume_unwind(panic))
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
