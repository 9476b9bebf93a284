//! The shoe in hand lies on a table outside.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    let mut pairs = Vec::new();
    let mut table = None;
    loop {
        tokio::select! {
            biased;
            _ = seconds.tick() => info!("{} pairs", pairs.len()),
            pair = pair(&mut table, &mut belt) => match pair {
                Some(pair) => pairs.push(pair),
                None => break,
            },
        }
    }
    pairs
}

async fn pair(table: &mut Option<String>, belt: &mut Receiver<String>) -> Option<(String, String)> {
    if table.is_none() {
        *table = Some(belt.recv().await?);
    }
    let right = belt.recv().await?;
    Some((table.take()?, right))
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
