//! Refused with: A static is one for all calls
//! Breaks: apart
//!
//! The places for the answers are the same for all calls, and two boards at a time fill them together.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

static ANSWERS: Mutex<BTreeMap<usize, String>> = Mutex::new(BTreeMap::new());

pub async fn board(services: &[Source]) -> Vec<String> {
    ANSWERS.lock().unwrap().clear();
    let asking = services.iter().enumerate().map(|(place, service)| async move {
        if let Ok(answer) = fetch(service).await {
            ANSWERS.lock().unwrap().insert(place, answer);
        }
    });
    _ = timeout(Duration::from_secs(2), join_all(asking)).await;
    ANSWERS.lock().unwrap().values().cloned().collect()
}

include!("../../../../exercises/lesson-06/checks/board.rs");
