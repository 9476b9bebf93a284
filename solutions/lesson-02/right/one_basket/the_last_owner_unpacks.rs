//! When all tasks have ended the caller is the only owner left, and takes the lock apart.

use std::error::Error;
use std::sync::{Arc, Mutex};

use futures::future::try_join_all;
use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = Arc::new(Mutex::new(Vec::new()));
    let put = |source: Source| {
        let basket = Arc::clone(&basket);
        tokio::spawn(async move {
            let answer = fetch(source).await.expect("no source fails");
            basket.lock().unwrap().push(answer);
        })
    };
    try_join_all(sources.iter().cloned().map(put)).await?;
    let basket = Arc::into_inner(basket).ok_or("a task still holds the basket")?;
    Ok(basket.into_inner().map_err(|_| "a task panicked with the basket in its hand")?)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
