//! Refused with: began a thread
//! Breaks: here
//!
//! A lock that another call holds is waited for on a thread.

use std::error::Error;
use std::sync::Mutex;

use stage::prelude::*;

static CALLS: Mutex<usize> = Mutex::new(0);

fn count(more: bool) -> usize {
    let mut calls = CALLS.lock().unwrap();
    *calls = if more { *calls + 1 } else { *calls - 1 };
    *calls
}

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    if count(true) > 1 {
        std::thread::spawn(|| {}).join().unwrap();
    }
    let handles: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let answers = futures::future::join_all(handles).await;
    count(false);
    answers.into_iter().map(|answer| Ok(answer??)).collect()
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
