//! Refused with: too late
//! Breaks: noted
//! Against: The moment an answer comes,
//!
//! Nothing is noted before the slowest has ended or is too late.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let limit = Duration::from_secs(2);
    let results = join_all(shops.iter().map(|shop| timeout(limit, fetch(shop)))).await;
    let mut silent = Vec::new();
    for (shop, result) in shops.iter().zip(results) {
        match result {
            Ok(Ok(answer)) => notebook.borrow_mut().push(answer),
            _ => silent.push(shop.name.clone()),
        }
    }
    silent
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
