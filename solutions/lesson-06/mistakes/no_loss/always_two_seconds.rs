//! Refused with: your function returned at 2 s
//! Breaks: resumes
//! Against: If all have ended earlier, do not wait any longer.
//!
//! It sleeps for two seconds, whoever has answered by then.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::{sleep, timeout};

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let limit = Duration::from_secs(2);
    let asking = shops.iter().map(|shop| async move {
        match timeout(limit, fetch(shop)).await {
            Ok(Ok(answer)) => {
                notebook.borrow_mut().push(answer);
                None
            }
            _ => Some(shop.name.clone()),
        }
    });
    let (silent, ()) = tokio::join!(join_all(asking), sleep(limit));
    silent.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
