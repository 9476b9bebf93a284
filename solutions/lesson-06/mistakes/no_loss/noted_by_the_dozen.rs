//! Refused with: a turn too late
//! Breaks: noted
//! Against: The moment an answer comes,
//!
//! Answers of one instant are collected before the first of them is noted.

use std::cell::RefCell;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tokio::time::sleep;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let mut open = Vec::from_iter(shops);
    let asking: FuturesUnordered<_> =
        shops.iter().map(|shop| async move { (shop, fetch(shop).await) }).collect();
    let late = Box::pin(sleep(Duration::from_secs(2)));
    let mut dozens = asking.take_until(late).ready_chunks(12);
    while let Some(dozen) = dozens.next().await {
        for (shop, answer) in dozen {
            if let Ok(answer) = answer {
                notebook.borrow_mut().push(answer);
                open.retain(|other| *other != shop);
            }
        }
    }
    open.into_iter().map(|shop| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
