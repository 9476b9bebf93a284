//! Refused with: was fetched, which is not expected
//! Breaks: starts
//! Against: The judge of a page that has failed
//!
//! The judge is asked whatever became of the page.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let names = RefCell::new(Vec::new());
    let list = &names;
    let scoring = pages.iter().map(|(page, judge)| async move {
        let there = fetch(page).await;
        let score = fetch(judge).await;
        match (there, score) {
            (Ok(_), Ok(score)) => {
                info!("{}: {score}", page.name);
                list.borrow_mut().push(page.name.clone());
            }
            _ => info!("{}: no score", page.name),
        }
    });
    join_all(scoring).await;
    names.into_inner()
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
