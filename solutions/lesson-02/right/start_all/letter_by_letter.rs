//! Every answer goes letter by letter through a channel with room for one: many turns, and no time.

use std::error::Error;

use stage::prelude::*;
use tokio::sync::mpsc;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let (sender, mut letters) = mpsc::channel(1);
    for (place, source) in sources.iter().cloned().enumerate() {
        let sender = sender.clone();
        tokio::spawn(async move {
            for letter in fetch(source).await.unwrap_or_default().chars() {
                _ = sender.send((place, letter)).await;
            }
        });
    }
    drop(sender);
    let mut answers = vec![String::new(); sources.len()];
    while let Some((place, letter)) = letters.recv().await {
        answers[place].push(letter);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
