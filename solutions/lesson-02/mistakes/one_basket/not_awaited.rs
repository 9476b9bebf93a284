//! Refused with: nothing was fetched: a task has its first turn when its spawner awaits
//! Breaks: starts
//!
//! The basket is returned before anything can be in it.

use std::error::Error;
use std::sync::{Arc, Mutex};

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Arc::new(Mutex::new(Vec::new()));
    for source in sources.iter().cloned() {
        let basket = Arc::clone(&basket);
        tokio::spawn(async move {
            let answer = fetch(source).await?;
            basket.lock().unwrap().push(answer);
            Ok::<_, FetchError>(())
        });
    }
    let answers = basket.lock().unwrap().clone();
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
