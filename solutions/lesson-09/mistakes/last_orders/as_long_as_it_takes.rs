//! Refused with: it should be cancelled at
//! Breaks: dropped
//! Against: 2 s after the bell
//!
//! The tracker waits for the last, however long that is.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use stage::prelude::*;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let names = orders.iter().map(|order| order.name.clone()).collect();
    let answers = Arc::new(Mutex::new(vec![None; orders.len()]));
    let closing = CancellationToken::new();
    let inside = TaskTracker::new();
    let door = async {
        for (place, order) in orders.into_iter().enumerate() {
            let answers = Arc::clone(&answers);
            inside.spawn(async move {
                if let Ok(answer) = fetch(order).await {
                    answers.lock().unwrap()[place] = Some(answer);
                }
            });
            sleep(Duration::from_secs(1)).await;
        }
    };
    let ring = async {
        _ = fetch(bell).await;
        closing.cancel();
    };
    tokio::join!(closing.run_until_cancelled(door), ring);
    inside.close();
    _ = timeout(Duration::from_secs(600), inside.wait()).await;
    let answers = std::mem::take(&mut *answers.lock().unwrap());
    sorted(names, answers)
}

/// The answers, and the names of those that have none.
fn sorted(names: Vec<String>, answers: Vec<Option<String>>) -> (Vec<String>, Vec<String>) {
    let lost = names.into_iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let lost = lost.map(|(name, _)| name).collect();
    (answers.into_iter().flatten().collect(), lost)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
