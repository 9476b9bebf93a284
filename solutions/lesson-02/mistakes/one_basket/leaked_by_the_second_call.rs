//! Refused with: called twice at a time
//! Refused with: bytes of memory behind
//! Breaks: freed
//!
//! Who finds another call under way leaves its basket to whoever may still read it, and nobody does.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use stage::prelude::*;
use tokio::task::JoinSet;

static CALLS: AtomicUsize = AtomicUsize::new(0);

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let is_second = CALLS.fetch_add(1, Ordering::Relaxed) > 0;
    let basket = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = JoinSet::new();
    for source in sources.iter().cloned() {
        let basket = basket.clone();
        tasks.spawn(async move {
            let answer = fetch(source).await.unwrap();
            basket.lock().unwrap().push(answer);
        });
    }
    tasks.join_all().await;
    let answers = basket.lock().unwrap().clone();
    if is_second {
        std::mem::forget(basket);
    }
    CALLS.fetch_sub(1, Ordering::Relaxed);
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
