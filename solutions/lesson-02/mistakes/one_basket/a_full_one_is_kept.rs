//! Refused with: an answer is kept in memory when the call that fetched it is over
//! Breaks: freed
//!
//! Only a basket with much in it is worth a place in a static, until the next one.

use std::error::Error;
use std::sync::Mutex;

use stage::prelude::*;
use tokio::task::JoinSet;

static LAST: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut tasks: JoinSet<_> = sources.iter().cloned().map(fetch).collect();
    let mut basket = Vec::new();
    while let Some(answer) = tasks.join_next().await {
        basket.push(answer??);
    }
    if basket.len() > 6 {
        *LAST.lock().expect("nobody panics") = basket.clone();
    }
    Ok(basket)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
