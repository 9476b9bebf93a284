//! Refused with: your function returned at
//! Breaks: resumes
//!
//! A belt that runs for more than a minute is left.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at, sleep};
use tracing::info;

const SECOND: Duration = Duration::from_secs(1);

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let (mut pairs, mut left) = (Vec::new(), None);
    let mut clock = interval_at(Instant::now() + SECOND, SECOND);
    let minute = sleep(60 * SECOND);
    tokio::pin!(minute);
    loop {
        tokio::select! {
            shoe = belt.recv() => match (left.take(), shoe) {
                (None, Some(shoe)) => left = Some(shoe),
                (Some(left), Some(right)) => pairs.push((left, right)),
                (_, None) => return pairs,
            },
            _ = clock.tick() => info!("{} pairs", pairs.len()),
            () = &mut minute => return pairs,
        }
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
