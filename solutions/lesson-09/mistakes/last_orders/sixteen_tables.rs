//! Refused with: was not fetched
//! Breaks: starts
//! Against: Begin each the moment it comes.
//!
//! There are sixteen tables, and in a long evening they are not enough.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{interval, sleep_until};

const TABLES: usize = 16;

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
            _ = clock.tick(), if coming.len() > 0 && serving.len() < TABLES => {
                let (place, order) = coming.next().expect("one comes");
                serving.spawn(async move { (place, fetch(order).await.ok()) });
            }
            Some(joined) = serving.join_next() => {
                let (place, answer) = joined.expect("no order panics");
                answers[place] = answer;
            }
        }
    }
    let end = sleep_until(tokio::time::Instant::now() + Duration::from_secs(2));
    tokio::pin!(end);
    loop {
        tokio::select! {
            () = &mut end => break,
            joined = serving.join_next() => match joined {
                None => break,
                Some(joined) => {
                    let (place, answer) = joined.expect("no order panics");
                    answers[place] = answer;
                }
            },
        }
    }
    serving.shutdown().await;
    let others = orders.iter().zip(&answers).filter(|(_, answer)| answer.is_none());
    let others = others.map(|(order, _)| order.name.clone()).collect();
    (answers.into_iter().flatten().collect(), others)
}

include!("../../../../exercises/lesson-09/checks/last_orders.rs");
