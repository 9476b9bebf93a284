//! By hand: the door has a token, the guests have another one.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use stage::prelude::*;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let names = orders.iter().map(|order| order.name.clone()).collect();
    let answers = Arc::new(Mutex::new(vec![None; orders.len()]));
    let (closing, out) = (CancellationToken::new(), CancellationToken::new());
    let inside = TaskTracker::new();
    let door = async {
        for (place, order) in orders.into_iter().enumerate() {
            let (answers, out) = (Arc::clone(&answers), out.clone());
            inside.spawn(async move {
                if let Some(Ok(answer)) = out.run_until_cancelled(fetch(order)).await {
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
    if timeout(Duration::from_secs(2), inside.wait()).await.is_err() {
        out.cancel();
        inside.wait().await;
    }
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
