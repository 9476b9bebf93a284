//! Nobody keeps a handle: every task sends its answer home and ends.

use std::error::Error;

use stage::prelude::*;
use tokio::sync::oneshot;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut letters = Vec::new();
    for source in sources.to_vec() {
        let (sender, letter) = oneshot::channel();
        letters.push(letter);
        tokio::spawn(async move {
            // Nobody takes a letter any more only where the caller is gone.
            let _ = sender.send(fetch(source).await);
        });
    }
    let mut answers = Vec::new();
    for letter in letters {
        answers.push(letter.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
