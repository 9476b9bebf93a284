//! Every handle has a second one that aborts; the first error calls `abort` on all.

use std::error::Error;

use futures::future::try_join_all;

use stage::prelude::*;

type BoxError = Box<dyn Error + Send + Sync>;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut stops = Vec::new();
    let mut running = Vec::new();
    for jobs in teams {
        let handles: Vec<_> = jobs.into_iter().map(|job| tokio::spawn(fetch(job))).collect();
        stops.extend(handles.iter().map(|handle| handle.abort_handle()));
        running.push(try_join_all(
            handles.into_iter().map(|handle| async { Ok::<_, BoxError>(handle.await??) }),
        ));
    }
    let answers = try_join_all(running).await;
    if answers.is_err() {
        stops.iter().for_each(|stop| stop.abort());
    }
    answers
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
