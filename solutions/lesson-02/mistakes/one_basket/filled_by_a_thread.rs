//! Refused with: your function began a thread
//! Breaks: here
//!
//! A lock is for threads, so a thread takes it.

use std::error::Error;
use std::sync::{Arc, Mutex};

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = Vec::new();
    for source in sources.iter().cloned() {
        let basket = Arc::clone(&basket);
        tasks.push(tokio::spawn(async move {
            let answer = fetch(source).await?;
            let pushed = std::thread::spawn(move || basket.lock().unwrap().push(answer)).join();
            pushed.expect("to push does not panic");
            Ok::<_, FetchError>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    let answers = basket.lock().unwrap().clone();
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
