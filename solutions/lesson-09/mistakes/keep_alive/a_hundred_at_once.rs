//! Refused with: was started at
//! Breaks: starts
//! Against: Fetch from the first of them
//!
//! A limit of the library: a hundred workers are alive, and the others wait for a place.

use std::error::Error;
use std::num::NonZeroUsize;

use gather::try_gather;

use stage::prelude::*;

const AT_ONCE: NonZeroUsize = NonZeroUsize::new(100).unwrap();

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(try_gather(workers.into_iter().map(first_that_answers)).limit(AT_ONCE).await?)
}

async fn first_that_answers(starts: Vec<Source>) -> Result<String, FetchError> {
    let mut starts = starts.into_iter();
    let mut outcome = fetch(starts.next().expect("a worker has a start")).await;
    for start in starts {
        if outcome.is_ok() {
            break;
        }
        outcome = fetch(start).await;
    }
    outcome
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
