//! Refused with: not yet gone when your function returned
//! Breaks: ends
//! Against: and nobody is left
//!
//! When the time is up the second token is cancelled, and nobody waits for what comes of it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use stage::prelude::*;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let names: Vec<String> = orders.iter().map(|order| order.name.clone()).collect();
    let answers = Arc::new(Mutex::new(vec![None; orders.len()]));
    let (closing, out, inside) =
        (CancellationToken::new(), CancellationToken::new(), TaskTracker::new());
    let door = closing.run_until_cancelled(async {
        for (place, order) in orders.into_iter().enumerate() {
            let (out, answers) = (out.clone(), Arc::clone(&answers));
            inside.spawn(async move {
                if let Some(Ok(answer)) = out.run_until_cancelled(fetch(order)).await {
                    answers.lock().unwrap()[place] = Some(answer);
                }
            });
            sleep(Duration::from_secs(1)).await;
        }
    });
    let ring = async {
        _ = fetch(bell).await;
        closing.cancel();
    };
    tokio::join!(door, ring);
    inside.close();
    if timeout(Duration::from_secs(2), inside.wait()).await.is_err() {
        out.cancel();
    }
    let answers = std::mem::take(&mut *answers.lock().unwrap());
    let lost = names.into_iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let lost = lost.map(|(name, _)| name).collect();
    (answers.into_iter().flatten().collect(), lost)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
