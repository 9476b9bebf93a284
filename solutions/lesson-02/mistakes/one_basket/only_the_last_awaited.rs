//! Refused with: was still running when your function returned
//! Breaks: ends
//!
//! The caller waits for the last of the list, which need not be the last to end.

use std::error::Error;
use std::sync::{Arc, Mutex};

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Arc::new(Mutex::new(Vec::new()));
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        let basket = Arc::clone(&basket);
        handles.push(tokio::spawn(async move {
            let answer = fetch(source).await?;
            basket.lock().unwrap().push(answer);
            Ok::<_, FetchError>(())
        }));
    }
    if let Some(last) = handles.pop() {
        last.await??;
    }
    let answers = basket.lock().unwrap().clone();
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
