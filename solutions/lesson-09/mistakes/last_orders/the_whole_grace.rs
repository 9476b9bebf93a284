//! Refused with: is expected
//! Breaks: resumes
//! Against: Return when the last has ended
//!
//! Everybody waits until the grace is over, whether somebody is there or not.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::task_group;

use stage::prelude::*;
use tokio::time::sleep;

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let names: Vec<String> = orders.iter().map(|order| order.name.clone()).collect();
    let answers = Arc::new(Mutex::new(vec![None; orders.len()]));
    let closed = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        let closing = group.clone();
        group.spawn(async move {
            let rung = fetch(bell).await.map(drop);
            closing.cancel();
            sleep(Duration::from_secs(2)).await;
            rung
        });
        for (place, order) in orders.into_iter().enumerate() {
            let answers = Arc::clone(&answers);
            group.spawn(async move {
                if let Ok(answer) = fetch(order).await {
                    answers.lock().unwrap()[place] = Some(answer);
                }
                Ok(())
            });
            sleep(Duration::from_secs(1)).await;
        }
        Ok(())
    });
    // The bell never fails, and an order's failure does not leave its child.
    _ = closed.await;
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
