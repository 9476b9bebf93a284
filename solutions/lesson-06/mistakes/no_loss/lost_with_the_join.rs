//! Refused with: your function had noted
//! Breaks: noted
//! Against: The moment an answer comes,
//!
//! The limit takes the whole gather, and all that has come with it.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let all = join_all(shops.iter().map(fetch));
    let Ok(results) = timeout(Duration::from_secs(2), all).await else {
        return shops.iter().map(|shop| shop.name.clone()).collect();
    };
    let mut silent = Vec::new();
    for (shop, result) in shops.iter().zip(results) {
        match result {
            Ok(answer) => notebook.borrow_mut().push(answer),
            Err(_) => silent.push(shop.name.clone()),
        }
    }
    silent
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
