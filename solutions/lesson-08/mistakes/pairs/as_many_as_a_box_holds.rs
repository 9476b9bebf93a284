//! Refused with: is expected
//! Breaks: answers
//! Against: Make pairs of them, left shoe first,
//!
//! Behind the fiftieth pair the shoes are taken from the belt and forgotten.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

const SECOND: Duration = Duration::from_secs(1);
const BOX: usize = 50;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let (mut pairs, mut left) = (Vec::with_capacity(BOX), None);
    let mut clock = interval_at(Instant::now() + SECOND, SECOND);
    loop {
        tokio::select! {
            shoe = belt.recv() => match (left.take(), shoe) {
                (None, Some(shoe)) => left = Some(shoe),
                (Some(left), Some(right)) if pairs.len() < BOX => pairs.push((left, right)),
                (Some(_), Some(_)) => {}
                (_, None) => return pairs,
            },
            _ = clock.tick() => info!("{} pairs", pairs.len()),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
