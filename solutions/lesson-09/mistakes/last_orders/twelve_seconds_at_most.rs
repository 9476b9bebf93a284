//! Refused with: nobody polled it any more when it could answer at 12
//! Breaks: resumes
//! Against: and not before the bell.
//!
//! After twelve seconds nobody waits for the bell any more.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{interval, sleep, timeout};

pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    let names: Vec<String> = orders.iter().map(|order| order.name.clone()).collect();
    let mut answers = vec![None; orders.len()];
    let mut inside = JoinSet::new();
    let mut coming = orders.into_iter().enumerate();
    let mut second = interval(Duration::from_secs(1));
    let mut bell = std::pin::pin!(timeout(Duration::from_secs(12), fetch(bell)));
    loop {
        tokio::select! {
            _ = &mut bell => break,
            _ = second.tick() => {
                if let Some((place, order)) = coming.next() {
                    inside.spawn(async move { (place, fetch(order).await) });
                }
            }
        }
    }
    let mut grace = std::pin::pin!(sleep(Duration::from_secs(2)));
    loop {
        tokio::select! {
            () = &mut grace => break,
            joined = inside.join_next() => match joined {
                Some(Ok((place, Ok(answer)))) => answers[place] = Some(answer),
                Some(_) => {}
                None => break,
            },
        }
    }
    inside.shutdown().await;
    let lost = names.into_iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let lost = lost.map(|(name, _)| name).collect();
    (answers.into_iter().flatten().collect(), lost)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
