//! Refused with: it was dropped before it could answer
//! Breaks: ends
//!
//! `try_join_all` outside as well: the first error of any panel ends the page.

use futures::future::try_join_all;

use stage::prelude::*;

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    match try_join_all(page.iter().map(|panel| try_join_all(panel.iter().map(fetch)))).await {
        Ok(panels) => panels.into_iter().map(Ok).collect(),
        Err(error) => page.iter().map(|_| Err(error.clone())).collect(),
    }
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
