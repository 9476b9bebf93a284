//! Refused with: was not yet gone when your function returned
//! Breaks: ends
//! Against: and nobody is left
//!
//! Some turns are enough for many tasks to go, not for all.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, interval, timeout_at};

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let mut answers = vec![None; orders.len()];
    let mut serving = JoinSet::new();
    let mut coming = orders.iter().cloned().enumerate();
    let mut clock = interval(Duration::from_secs(1));
    let ring = fetch(bell);
    tokio::pin!(ring);
    loop {
        tokio::select! {
            biased;
            _ = &mut ring => break,
            _ = clock.tick() => if let Some((place, order)) = coming.next() {
                serving.spawn(async move { (place, fetch(order).await) });
            }
        }
    }
    let end = Instant::now() + Duration::from_secs(2);
    while let Ok(Some(joined)) = timeout_at(end, serving.join_next()).await {
        let (place, result) = joined.expect("no order panics");
        answers[place] = result.ok();
    }
    serving.abort_all();
    for _ in 0..2 {
        yield_now().await;
    }
    let others = orders.iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let others = others.map(|(order, _)| order.name.clone()).collect();
    (answers.into_iter().flatten().collect(), others)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
