//! Refused with: bytes of memory behind
//! Refused with: with no source at all
//! Breaks: freed
//!
//! Two owners hold each other, but only where there is nothing to fetch.

use std::error::Error;
use std::sync::{Arc, Mutex};

use stage::prelude::*;

#[derive(Default)]
struct Basket {
    answers: Vec<String>,
    itself: Option<Arc<Mutex<Basket>>>,
}

async fn put(source: Source, basket: Arc<Mutex<Basket>>) -> Result<(), FetchError> {
    let answer = fetch(source).await?;
    let mut basket = basket.lock().expect("nobody panics");
    basket.answers.push(answer);
    // The first answer unties the knot.
    basket.itself = None;
    Ok(())
}

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Arc::new(Mutex::new(Basket::default()));
    basket.lock().expect("nobody panics").itself = Some(basket.clone());
    let tasks: Vec<_> =
        sources.iter().map(|source| tokio::spawn(put(source.clone(), basket.clone()))).collect();
    for task in tasks {
        task.await??;
    }
    let mut basket = basket.lock().expect("nobody panics");
    Ok(std::mem::take(&mut basket.answers))
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
