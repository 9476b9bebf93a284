//! Refused with: was cancelled at
//! Breaks: ends
//!
//! `try_join_all` stops at the first error, and the rest is dropped.

use futures::future::try_join_all;
use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    match try_join_all(sources.iter().map(fetch)).await {
        Ok(answers) => {
            let names = sources.iter().map(|source| source.name.clone());
            (names.zip(answers).collect(), Vec::new())
        }
        Err(error) => (Vec::new(), vec![(error.source.clone(), error)]),
    }
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
