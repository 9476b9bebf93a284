//! Refused with: was started at
//! Breaks: starts
//!
//! A semaphore lets so many folders be asked at once, which is enough for small trees.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gather::{Group, task_group};
use the_checks::given::*;
use tokio::sync::Semaphore;

pub async fn census(root: Folder) -> usize {
    let answered = Arc::new(AtomicUsize::new(0));
    let permits = Arc::new(Semaphore::new(64));
    let counted = task_group(async |group| {
        group.spawn(count(group.clone(), root, Arc::clone(&answered), permits));
        Ok(())
    });
    _ = counted.await;
    answered.load(Ordering::Relaxed)
}

#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
fn count(
    group: Group<FetchError>,
    folder: Folder,
    answered: Arc<AtomicUsize>,
    permits: Arc<Semaphore>,
) -> impl Future<Output = Result<(), FetchError>> + Send {
    async move {
        let permit = permits.acquire().await.expect("nobody closes it");
        fetch(folder.source).await?;
        drop(permit);
        answered.fetch_add(1, Ordering::Relaxed);
        for inner in folder.inside {
            group.spawn(count(group.clone(), inner, Arc::clone(&answered), Arc::clone(&permits)));
        }
        Ok(())
    }
}

include!("../../../../exercises/lesson-09/checks/census.rs");
