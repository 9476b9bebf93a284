//! Refused with: your function had noted
//! Breaks: noted
//! Against: others may write into it meanwhile.
//!
//! It writes its own copy back, and what somebody else has noted meanwhile is lost.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let late = Instant::now() + Duration::from_secs(2);
    let notes = RefCell::new(notebook.borrow().clone());
    let asking = shops.iter().map(async |shop| {
        let note = async {
            let answer = fetch(shop).await?;
            notes.borrow_mut().push(answer);
            notebook.replace(notes.borrow().clone());
            Ok::<_, FetchError>(())
        };
        match timeout_at(late, note).await {
            Ok(Ok(())) => None,
            _ => Some(shop.name.clone()),
        }
    });
    join_all(asking).await.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
