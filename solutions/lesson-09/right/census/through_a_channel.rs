//! Each answer is a message; when the last sender is gone, all have been counted.

use gather::{Group, task_group};
use the_checks::given::*;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
fn ask(
    group: Group<FetchError>,
    folder: Folder,
    answers: UnboundedSender<()>,
) -> impl Future<Output = Result<(), FetchError>> + Send {
    async move {
        fetch(folder.source).await?;
        _ = answers.send(());
        for inner in folder.inside {
            group.spawn(ask(group.clone(), inner, answers.clone()));
        }
        Ok(())
    }
}

pub async fn census(root: Folder) -> usize {
    let (answers, mut counted) = unbounded_channel();
    let _ = task_group(async |group| {
        group.spawn(ask(group.clone(), root, answers));
        Ok(())
    })
    .await;
    let mut count = 0;
    while counted.recv().await.is_some() {
        count += 1;
    }
    count
}

include!("../../../../exercises/lesson-09/checks/census.rs");
