//! Refused with: you returned ([
//! Breaks: answers
//! Against: the answers, and the names of all orders
//!
//! Whoever has ended just before the time was up is taken for one who was cut off.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;

use stage::prelude::*;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let answers = RefCell::new(vec![None; orders.len()]);
    let closed = CancellationToken::new();
    let rung = std::cell::Cell::new(None);
    let serving = join_all(orders.iter().enumerate().map(async |(place, order)| {
        let comes = sleep(Duration::from_secs(place as u64));
        if closed.run_until_cancelled(comes).await.is_none() {
            return;
        }
        let answer = fetch(order).await;
        let late = |rung: Instant| rung.elapsed() > Duration::from_millis(1_995);
        if rung.get().is_some_and(late) {
            return;
        }
        if let Ok(answer) = answer {
            answers.borrow_mut()[place] = Some(answer);
        }
    }));
    let mut serving = std::pin::pin!(serving);
    let mut bell = std::pin::pin!(fetch(bell));
    tokio::select! {
        _ = &mut serving => drop(bell.await),
        _ = &mut bell => {
            rung.set(Some(Instant::now()));
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
