//! Refused with: was fetched 2 times
//! Breaks: starts
//! Against: When the bell answers
//!
//! An empty answer is taken for none, and the bell asked again.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;

use stage::prelude::*;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let answers = RefCell::new(vec![None; orders.len()]);
    let closed = CancellationToken::new();
    let serving = join_all(orders.iter().enumerate().map(async |(place, order)| {
        let comes = sleep(Duration::from_secs(place as u64));
        if closed.run_until_cancelled(comes).await.is_none() {
            return;
        }
        if let Ok(answer) = fetch(order).await {
            answers.borrow_mut()[place] = Some(answer);
        }
    }));
    let mut serving = std::pin::pin!(serving);
    let mut bell = std::pin::pin!(async {
        if let Ok("") = fetch(&bell).await.as_deref() {
            drop(fetch(&bell).await);
        }
    });
    tokio::select! {
        _ = &mut serving => drop(bell.await),
        _ = &mut bell => {
            closed.cancel();
            _ = timeout(Duration::from_secs(2), serving).await;
        }
    }
    sorted(orders.iter().map(|order| order.name.clone()).collect(), answers.take())
}

/// The answers, and the names of those that have none.
fn sorted(names: Vec<String>, answers: Vec<Option<String>>) -> (Vec<String>, Vec<String>) {
    let lost = names.into_iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let lost = lost.map(|(name, _)| name).collect();
    (answers.into_iter().flatten().collect(), lost)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
