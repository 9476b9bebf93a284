//! The basket is shared by `Arc`, and locked only after the wait.

use std::error::Error;
use std::sync::{Arc, Mutex};

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Arc::new(Mutex::new(Vec::new()));
    let handles: Vec<_> = sources
        .iter()
        .map(|source| tokio::spawn(fetch_into(Arc::clone(&basket), source.clone())))
        .collect();
    for handle in handles {
        handle.await??;
    }

    let answers = basket.lock().expect("no task panics while it holds the lock").clone();
    Ok(answers)
}

/// One task: fetches, then holds the lock for as long as a push takes. No `.await` in between.
async fn fetch_into(basket: Arc<Mutex<Vec<String>>>, source: Source) -> Result<(), FetchError> {
    let answer = fetch(source).await?;
    basket.lock().expect("no task panics while it holds the lock").push(answer);
    Ok(())
}

include!("../../exercises/lesson-02/checks/one_basket.rs");
