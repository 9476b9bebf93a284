//! One future for the whole belt, polled by reference; the pairs are seen by both.

use std::cell::RefCell;
use std::pin::pin;
use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let pairs = RefCell::new(Vec::new());
    let mut packing = pin!(async {
        while let (Some(left), Some(right)) = (belt.recv().await, belt.recv().await) {
            pairs.borrow_mut().push((left, right));
        }
    });
    let second = Duration::from_secs(1);
    let mut seconds = interval_at(Instant::now() + second, second);
    loop {
        tokio::select! {
            () = &mut packing => break,
            _ = seconds.tick() => info!("{} pairs", pairs.borrow().len()),
        }
    }
    pairs.take()
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
