//! Refused with: you returned []: that is nothing at all
//! Breaks: answers
//! Against: Make pairs of them, left shoe first,
//!
//! All that lies on the belt is taken, and of several shoes the last one is kept.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    let (mut left, mut pairs) = (None, Vec::new());
    loop {
        let mut lying = Vec::new();
        tokio::select! {
            _ = belt.recv_many(&mut lying, 8) => match (lying.pop(), left.take()) {
                (Some(shoe), None) => left = Some(shoe),
                (Some(shoe), Some(left)) => pairs.push((left, shoe)),
                (None, _) => return pairs,
            },
            _ = seconds.tick() => info!("{} pairs", pairs.len()),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
