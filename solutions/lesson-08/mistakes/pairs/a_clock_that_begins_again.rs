//! Refused with:  pairs"
//! Breaks: printed
//! Against: At 1 s, 2 s, 3 s and so on, as long as the belt runs, print with `tracing::info!` how many pairs are made: `N pairs`.
//!
//! Each round sleeps anew, and a shoe ends the sleep.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::sleep;
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let (mut pairs, mut left) = (Vec::new(), None);
    loop {
        tokio::select! {
            shoe = belt.recv() => match (left.take(), shoe) {
                (_, None) => return pairs,
                (None, shoe) => left = shoe,
                (Some(left), Some(right)) => pairs.push((left, right)),
            },
            () = sleep(Duration::from_secs(1)) => info!("{} pairs", pairs.len()),
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
