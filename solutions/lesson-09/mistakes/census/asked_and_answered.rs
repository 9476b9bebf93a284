//! Refused with: you returned
//! Breaks: answers
//! Against: which is no answer
//!
//! Counts who was asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gather::{Group, task_group};
use the_checks::given::*;

pub async fn census(root: Folder) -> usize {
    let answered = Arc::new(AtomicUsize::new(0));
    let counted = task_group(async |group| {
        group.spawn(count(group.clone(), root, Arc::clone(&answered)));
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
) -> impl Future<Output = Result<(), FetchError>> + Send {
    async move {
        answered.fetch_add(1, Ordering::Relaxed);
        fetch(folder.source).await?;
        for inner in folder.inside {
            group.spawn(count(group.clone(), inner, Arc::clone(&answered)));
        }
        Ok(())
    }
}

include!("../../../../exercises/lesson-09/checks/census.rs");
