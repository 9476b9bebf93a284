//! Refused with: is expected
//! Breaks: error
//!
//! The error of the first start is kept, and returned when the last has failed.

use std::error::Error;

use gather::try_gather;

use stage::prelude::*;

async fn first(starts: Vec<Source>) -> Result<String, FetchError> {
    let mut failed = None;
    for start in starts {
        match fetch(start).await {
            Ok(answer) => return Ok(answer),
            Err(error) => _ = failed.get_or_insert(error),
        }
    }
    Err(failed.expect("a worker has a start"))
}

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(try_gather(workers.into_iter().map(first)).await?)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
