//! Refused with: A static is one for all calls
//! Breaks: apart
//!
//! A limit so high that no list reaches it, but it is a static: two lists do.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;
use tokio::sync::Semaphore;

static AT_ONCE: Semaphore = Semaphore::const_new(200);

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let failures = RefCell::new(Vec::new());
    let ask = async |source: &Source| {
        let _permit = AT_ONCE.acquire().await.expect("nobody closes it");
        match fetch(source).await {
            Ok(answer) => Some((source.name.clone(), answer)),
            Err(error) => {
                failures.borrow_mut().push((source.name.clone(), error));
                None
            }
        }
    };
    let answers = join_all(sources.iter().map(ask)).await;
    (answers.into_iter().flatten().collect(), failures.into_inner())
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
