//! Refused with: did not print
//! Breaks: printed
//! Against: At 1 s, 2 s, 3 s and so on, as long as the belt runs
//!
//! After ten seconds no line is printed any more.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, sleep_until, timeout_at};
use tracing::info;

const SECOND: Duration = Duration::from_secs(1);

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let (mut shoes, begun) = (Vec::new(), Instant::now());
    let mut seconds = (1..=10).map(|second| begun + second * SECOND);
    let mut next = seconds.next();
    loop {
        let shoe = match next {
            None => belt.recv().await,
            Some(at) => match timeout_at(at, belt.recv()).await {
                Ok(shoe) => shoe,
                Err(_) => {
                    sleep_until(at).await;
                    info!("{} pairs", shoes.len() / 2);
                    next = seconds.next();
                    continue;
                }
            },
        };
        let Some(shoe) = shoe else { break };
        shoes.push(shoe);
    }
    let mut shoes = shoes.into_iter();
    std::iter::from_fn(|| shoes.next().zip(shoes.next())).collect()
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
