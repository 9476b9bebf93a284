//! Refused with: a, b and c ran in your function's own task; a task for each is expected
//! Breaks: place
//!
//! Without tasks a basket can be borrowed, but tasks are expected.

use std::cell::RefCell;
use std::error::Error;

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let basket = RefCell::new(Vec::new());
    let put = async |source| fetch(source).await.map(|answer| basket.borrow_mut().push(answer));
    futures::future::try_join_all(sources.iter().map(put)).await?;
    Ok(basket.take())
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
