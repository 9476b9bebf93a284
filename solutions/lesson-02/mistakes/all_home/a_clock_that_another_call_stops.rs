//! Refused with: called twice at a time
//! Refused with: a task was still running after your function had returned
//! Breaks: apart
//!
//! Each call starts a clock and stops the one in the static: of two clocks, only one is there.

use std::error::Error;
use std::sync::Mutex;
use std::time::Duration;

use stage::prelude::*;
use tokio::task::AbortHandle;

static CLOCK: Mutex<Option<AbortHandle>> = Mutex::new(None);

async fn tick() {
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    *CLOCK.lock().unwrap() = Some(tokio::spawn(tick()).abort_handle());
    let handles: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let ended = futures::future::join_all(handles).await;
    if let Some(clock) = CLOCK.lock().unwrap().take() {
        clock.abort();
    }
    ended.into_iter().map(|answer| Ok(answer??)).collect()
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
