//! Refused with: your function returned at
//! Breaks: resumes
//!
//! The end of the belt is looked at once a second.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::time::sleep;
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let (mut pairs, mut left) = (Vec::new(), None);
    loop {
        loop {
            match (left.take(), belt.try_recv()) {
                (None, Ok(shoe)) => left = Some(shoe),
                (Some(left), Ok(right)) => pairs.push((left, right)),
                (_, Err(TryRecvError::Disconnected)) => return pairs,
                (shoe, Err(TryRecvError::Empty)) => {
                    left = shoe;
                    break;
                }
            }
        }
        sleep(Duration::from_secs(1)).await;
        info!("{} pairs", pairs.len());
    }
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
