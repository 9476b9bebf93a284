//! Refused with: is expected
//! Breaks: answers
//! Against: A left one whose right one has not come is left out.
//!
//! A shoe that is alone makes a pair with nothing.

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
                (None, None) => return pairs,
                (None, shoe) => left = shoe,
                (Some(left), right) => pairs.push((left, right.unwrap_or_default())),
            },
            _ = seconds.tick() => info!("{} pairs", pairs.len()),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
