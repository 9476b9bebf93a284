//! A set that owns the orders. After the bell it is read until a deadline, and shut down.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let names: Vec<String> = orders.iter().map(|order| order.name.clone()).collect();
    let mut answers = vec![None; orders.len()];
    let mut inside = JoinSet::new();
    let door = async {
        for (place, order) in orders.into_iter().enumerate() {
            inside.spawn(async move { (place, fetch(order).await) });
            sleep(Duration::from_secs(1)).await;
        }
        std::future::pending::<()>().await
    };
    tokio::select! {
        () = door => {}
        _ = fetch(bell) => {}
    }
    let deadline = Instant::now() + Duration::from_secs(2);
    while let Ok(Some(joined)) = timeout_at(deadline, inside.join_next()).await {
        if let Ok((place, Ok(answer))) = joined {
            answers[place] = Some(answer);
        }
    }
    inside.shutdown().await;
    sorted(names, answers)
}

/// The answers, and the names of those that have none.
fn sorted(names: Vec<String>, answers: Vec<Option<String>>) -> (Vec<String>, Vec<String>) {
    let lost = names.into_iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let lost = lost.map(|(name, _)| name).collect();
    (answers.into_iter().flatten().collect(), lost)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
