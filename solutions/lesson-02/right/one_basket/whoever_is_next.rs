//! A stream of the handles, in the order of their ends.

use std::error::Error;

use futures::stream::FuturesUnordered;
use futures::{StreamExt, TryStreamExt};
use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let tasks: FuturesUnordered<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let basket = tasks.map(|joined| Ok::<_, Box<dyn Error + Send + Sync>>(joined??));
    basket.try_collect().await
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
