//! Refused with: is expected
//! Breaks: answers
//! Against: Make pairs of them, left shoe first,
//!
//! A pair in two awaits: the tick drops it with the left shoe.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    let mut pairs = Vec::new();
    loop {
        tokio::select! {
            pair = pair(&mut belt) => match pair {
                Some(pair) => pairs.push(pair),
                None => return pairs,
            },
            _ = seconds.tick() => info!("{} pairs", pairs.len()),
        }
    }
}

async fn pair(belt: &mut Receiver<String>) -> Option<(String, String)> {
    let left = belt.recv().await?;
    let right = belt.recv().await?;
    Some((left, right))
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
