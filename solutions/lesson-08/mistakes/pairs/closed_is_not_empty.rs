//! Refused with: you returned []: that is nothing at all
//! Breaks: answers
//! Against: Make pairs of them, left shoe first,
//!
//! When nobody lays a shoe any more, some may still lie on the belt.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    let (mut left, mut pairs) = (None, Vec::new());
    while !belt.is_closed() {
        tokio::select! {
            shoe = belt.recv() => match (shoe, left.take()) {
                (Some(shoe), None) => left = Some(shoe),
                (Some(shoe), Some(left)) => pairs.push((left, shoe)),
                (None, _) => break,
            },
            _ = seconds.tick() => info!("{} pairs", pairs.len()),
        }
    }
    pairs
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
