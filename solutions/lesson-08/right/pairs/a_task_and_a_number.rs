//! A task packs, its handle is lent to the `select!`, and a number tells how far it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, sleep_until};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let made = Arc::new(AtomicUsize::new(0));
    let theirs = Arc::clone(&made);
    let mut packing = tokio::spawn(async move {
        let mut pairs = Vec::new();
        while let Some(left) = belt.recv().await {
            if let Some(right) = belt.recv().await {
                pairs.push((left, right));
                theirs.store(pairs.len(), Ordering::Relaxed);
            }
        }
        pairs
    });
    let mut next = Instant::now();
    loop {
        next += Duration::from_secs(1);
        tokio::select! {
            pairs = &mut packing => return pairs.expect("no panic"),
            () = sleep_until(next) => info!("{} pairs", made.load(Ordering::Relaxed)),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
