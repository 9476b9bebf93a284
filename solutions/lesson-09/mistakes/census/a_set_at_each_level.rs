//! Refused with: not yet gone when your function returned
//! Breaks: ends
//!
//! Each level owns the one below. A level that is aborted drops its set, which waits for nobody.

use std::sync::{Arc, Mutex};

use the_checks::given::*;
use tokio::task::JoinSet;

#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
fn count(
    folder: Folder,
    answered: Arc<Mutex<usize>>,
) -> impl Future<Output = Result<(), FetchError>> + Send {
    async move {
        fetch(folder.source).await?;
        *answered.lock().unwrap() += 1;
        let mut inside = JoinSet::new();
        for inner in folder.inside {
            inside.spawn(count(inner, Arc::clone(&answered)));
        }
        while let Some(counted) = inside.join_next().await {
            counted.expect("nobody panics")?;
        }
        Ok(())
    }
}

pub async fn census(root: Folder) -> usize {
    let answered = Arc::new(Mutex::new(0));
    let mut tree = JoinSet::new();
    tree.spawn(count(root, Arc::clone(&answered)));
    _ = tree.join_next().await;
    *answered.lock().unwrap()
}

include!("../../../../exercises/lesson-09/checks/census.rs");
