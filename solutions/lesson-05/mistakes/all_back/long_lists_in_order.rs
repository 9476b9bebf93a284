//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! Each handle has an owner, but more than thirty of them are awaited in their order.

use std::error::Error;

use futures::future::try_join_all;

use stage::prelude::*;
use tokio_util::task::AbortOnDropHandle;

type BoxError = Box<dyn Error + Send + Sync>;

async fn in_a_task(job: Source) -> Result<String, BoxError> {
    Ok(AbortOnDropHandle::new(tokio::spawn(fetch(job))).await??)
}

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    try_join_all(teams.into_iter().map(|jobs| try_join_all(jobs.into_iter().map(in_a_task)))).await
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
