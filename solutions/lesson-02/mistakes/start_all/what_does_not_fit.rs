//! Refused with: with 33 other sources
//! Refused with: you returned
//! Breaks: answers
//!
//! When more answers come at one instant than the channel holds, `try_send` loses the rest.

use std::error::Error;

use stage::prelude::*;
use tokio::sync::mpsc;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let (sender, mut receiver) = mpsc::channel(32);
    for (index, source) in sources.iter().cloned().enumerate() {
        let sender = sender.clone();
        tokio::spawn(async move {
            let told = fetch(source).await;
            _ = sender.try_send((index, told));
        });
    }
    drop(sender);
    let mut all = Vec::new();
    while let Some(told) = receiver.recv().await {
        all.push(told);
    }
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, told)| Ok(told?)).collect()
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
