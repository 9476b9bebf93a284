//! Refused with: printed with `warn!`; `info!` is expected
//! Breaks: printed
//! Against: At 1 s, 2 s, 3 s and so on, as long as the belt runs
//!
//! All of it is right but the level.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::warn;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    let (mut pairs, mut left) = (Vec::new(), None);
    loop {
        tokio::select! {
            shoe = belt.recv() => match (left.take(), shoe) {
                (_, None) => return pairs,
                (None, shoe) => left = shoe,
                (Some(left), Some(right)) => pairs.push((left, right)),
            },
            _ = seconds.tick() => warn!("{} pairs", pairs.len()),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
