//! Refused with: the result is in the order of the sources, not in the order in which the fetches ended
//! Breaks: answers
//!
//! The caller fills the basket in the order in which it awaits.

use std::error::Error;

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut basket = Vec::new();
    for handle in handles {
        basket.push(handle.await??);
    }
    Ok(basket)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
