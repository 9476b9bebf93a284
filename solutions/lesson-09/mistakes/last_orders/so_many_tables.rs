//! Refused with: was not fetched
//! Refused with: 128 cancelled
//! Breaks: starts
//! Against: Begin each the moment it comes.
//!
//! There are 128 tables; who comes when all are taken waits for one.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::task_group;

use stage::prelude::*;
use tokio::sync::Semaphore;
use tokio::time::sleep;

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let names: Vec<String> = orders.iter().map(|order| order.name.clone()).collect();
    let answers = Arc::new(Mutex::new(vec![None; orders.len()]));
    let tables = Arc::new(Semaphore::new(128));
    let closed = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        let closing = group.clone();
        group.spawn(async move {
            let rung = fetch(bell).await.map(drop);
            closing.cancel();
            rung
        });
        for (place, order) in orders.into_iter().enumerate() {
            let (answers, tables) = (Arc::clone(&answers), Arc::clone(&tables));
            group.spawn(async move {
                let _table = tables.acquire().await.expect("nobody closes it");
                if let Ok(answer) = fetch(order).await {
                    answers.lock().unwrap()[place] = Some(answer);
                }
                Ok(())
            });
            sleep(Duration::from_secs(1)).await;
        }
        Ok(())
    });
    _ = closed.await;
    let answers = std::mem::take(&mut *answers.lock().unwrap());
    let lost = names.into_iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let lost = lost.map(|(name, _)| name).collect();
    (answers.into_iter().flatten().collect(), lost)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
