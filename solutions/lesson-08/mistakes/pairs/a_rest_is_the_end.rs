//! Refused with: your function returned at
//! Breaks: resumes
//!
//! A belt on which nothing comes for two minutes is left; it only rests.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

const SECOND: Duration = Duration::from_secs(1);

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let (mut pairs, mut left) = (Vec::new(), None);
    let mut clock = interval_at(Instant::now() + SECOND, SECOND);
    let mut rest = 0;
    loop {
        tokio::select! {
            shoe = belt.recv() => {
                rest = 0;
                match (left.take(), shoe) {
                    (None, Some(shoe)) => left = Some(shoe),
                    (Some(left), Some(right)) => pairs.push((left, right)),
                    (_, None) => return pairs,
                }
            }
            _ = clock.tick() => {
                info!("{} pairs", pairs.len());
                rest += 1;
                if rest == 120 {
                    return pairs;
                }
            }
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
