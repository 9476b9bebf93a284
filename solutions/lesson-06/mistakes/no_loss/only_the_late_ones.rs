//! Refused with: is expected
//! Breaks: answers
//!
//! Who has failed is left out: only the late ones are named.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let asking = shops.iter().map(|shop| async move {
        match timeout(Duration::from_secs(2), fetch(shop)).await {
            Ok(Ok(answer)) => {
                notebook.borrow_mut().push(answer);
                None
            }
            Ok(Err(_)) => None,
            Err(_) => Some(shop.name.clone()),
        }
    });
    join_all(asking).await.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
