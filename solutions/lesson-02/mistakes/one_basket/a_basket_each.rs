//! Refused with: you returned []: that is nothing at all
//! Breaks: answers
//!
//! A clone of the `Vec` is a basket of the task's own, gone with the task.

use std::error::Error;

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Vec::new();
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        let mut basket = basket.clone();
        handles.push(tokio::spawn(async move {
            basket.push(fetch(source).await?);
            Ok::<_, FetchError>(())
        }));
    }
    for handle in handles {
        handle.await??;
    }
    Ok(basket)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
