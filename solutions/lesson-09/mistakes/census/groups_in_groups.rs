//! Refused with: not yet gone when your function returned
//! Breaks: ends
//!
//! Each folder has a group of its own. A child that is aborted drops its group, and a drop waits for nobody.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gather::task_group;
use the_checks::given::*;

pub async fn census(root: Folder) -> usize {
    let answered = Arc::new(AtomicUsize::new(0));
    let counted = task_group(async |group| {
        group.spawn(count(root, Arc::clone(&answered)));
        Ok(())
    });
    _ = counted.await;
    answered.load(Ordering::Relaxed)
}

#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
fn count(
    folder: Folder,
    answered: Arc<AtomicUsize>,
) -> impl Future<Output = Result<(), FetchError>> + Send {
    async move {
        fetch(folder.source).await?;
        answered.fetch_add(1, Ordering::Relaxed);
        let inside = task_group(async |group| {
            for inner in folder.inside {
                group.spawn(count(inner, Arc::clone(&answered)));
            }
            Ok(())
        });
        inside.await.map(drop).map_err(|errors| errors.first)
    }
}

include!("../../../../exercises/lesson-09/checks/census.rs");
