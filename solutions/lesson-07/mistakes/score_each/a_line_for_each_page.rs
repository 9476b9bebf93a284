//! Refused with: which is not expected
//! Breaks: printed
//! Against: Print nothing else
//!
//! It tells of every page that has come as well.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let names = RefCell::new(Vec::new());
    let list = &names;
    let scoring = pages.iter().map(|(page, judge)| async move {
        let scored = async {
            fetch(page).await?;
            info!("{} is here", page.name);
            fetch(judge).await
        };
        match scored.await {
            Ok(score) => {
                info!("{}: {score}", page.name);
                list.borrow_mut().push(page.name.clone());
            }
            Err(_) => info!("{}: no score", page.name),
        }
    });
    join_all(scoring).await;
    names.into_inner()
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
