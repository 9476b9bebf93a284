//! Refused with:  pairs"
//! Breaks: printed
//! Against: At 1 s, 2 s, 3 s and so on, as long as the belt runs, print with `tracing::info!` how many pairs are made: `N pairs`.
//!
//! The line counts shoes.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    let (mut pairs, mut left) = (Vec::new(), None);
    let mut shoes = 0;
    loop {
        tokio::select! {
            shoe = belt.recv() => {
                shoes += 1;
                match (left.take(), shoe) {
                    (_, None) => return pairs,
                    (None, shoe) => left = shoe,
                    (Some(left), Some(right)) => pairs.push((left, right)),
                }
            }
            _ = seconds.tick() => info!("{shoes} pairs"),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
