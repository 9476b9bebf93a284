//! Refused with: is expected
//! Breaks: answers
//!
//! Names in the order in which it turned out that nothing will come.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let silent = &RefCell::new(Vec::new());
    let asking = shops.iter().map(|shop| async move {
        match timeout(Duration::from_secs(2), fetch(shop)).await {
            Ok(Ok(answer)) => notebook.borrow_mut().push(answer),
            _ => silent.borrow_mut().push(shop.name.clone()),
        }
    });
    join_all(asking).await;
    silent.take()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
