//! Refused with: with other sources, a (1.999 s)
//! Breaks: answers
//!
//! Of whoever answers at the last moment it also says that no answer came.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let late = Instant::now() + Duration::from_secs(2);
    let nearly = late - Duration::from_millis(5);
    let asking = shops.iter().map(async |shop| {
        let asked = timeout_at(late, fetch(shop)).await;
        let answered =
            asked.is_ok_and(|asked| asked.map(|answer| notebook.borrow_mut().push(answer)).is_ok());
        (!answered || Instant::now() > nearly).then(|| shop.name.clone())
    });
    join_all(asking).await.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
