//! Refused with: bytes of memory behind
//! Breaks: freed
//!
//! A leaked basket may be borrowed for ever, because it is there for ever.

use std::error::Error;
use std::sync::Mutex;

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket: &'static Mutex<Vec<String>> = Box::leak(Box::default());
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            let answer = fetch(source).await?;
            basket.lock().unwrap().push(answer);
            Ok::<_, FetchError>(())
        }));
    }
    for handle in handles {
        handle.await??;
    }
    Ok(basket.lock().unwrap().clone())
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
