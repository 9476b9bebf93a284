//! Refused with: the fetches ran one after another
//! Refused with: or a lock held across the fetch
//! Breaks: resumes
//!
//! The lock is held across the fetch, so only one task can fetch.

use std::error::Error;
use std::sync::Arc;

use stage::prelude::*;
use tokio::sync::Mutex;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Arc::new(Mutex::new(Vec::new()));
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        let basket = Arc::clone(&basket);
        handles.push(tokio::spawn(async move {
            let mut basket = basket.lock().await;
            basket.push(fetch(source).await?);
            Ok::<_, FetchError>(())
        }));
    }
    for handle in handles {
        handle.await??;
    }
    let answers = basket.lock().await.clone();
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
