//! Every folder is a child of one group, and spawns those inside it into the same. Children have no values,
//! so they count in what they share. The group's error has done its work when all have ended.

use std::sync::{Arc, Mutex};

use gather::{Group, task_group};
use the_checks::given::*;

pub async fn census(root: Folder) -> usize {
    let answered = Arc::new(Mutex::new(0));
    let counted = task_group(async |group| {
        group.spawn(count(group.clone(), root, Arc::clone(&answered)));
        Ok(())
    });
    // A failure ends the count; what it has come to by then is the answer.
    _ = counted.await;
    *answered.lock().unwrap()
}

#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
fn count(
    group: Group<FetchError>,
    folder: Folder,
    answered: Arc<Mutex<usize>>,
) -> impl Future<Output = Result<(), FetchError>> + Send {
    async move {
        fetch(folder.source).await?;
        *answered.lock().unwrap() += 1;
        for inner in folder.inside {
            group.spawn(count(group.clone(), inner, Arc::clone(&answered)));
        }
        Ok(())
    }
}

include!("../../exercises/lesson-09/checks/census.rs");
