//! Refused with: is expected
//! Breaks: answers
//! Against: Make pairs of them, left shoe first,
//!
//! The two of a pair are swapped.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    let (mut pairs, mut left) = (Vec::new(), None);
    loop {
        tokio::select! {
            shoe = belt.recv() => match (left.take(), shoe) {
                (_, None) => return pairs,
                (None, shoe) => left = shoe,
                (Some(left), Some(right)) => pairs.push((right, left)),
            },
            _ = seconds.tick() => info!("{} pairs", pairs.len()),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
