//! Refused with: it should be cancelled at 2 s
//! Breaks: dropped
//!
//! Each round of the loop has two seconds of its own.

use std::cell::RefCell;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let ask = async |(place, shop)| (place, fetch::<&Source>(shop).await);
    let mut asking: FuturesUnordered<_> = shops.iter().enumerate().map(ask).collect();
    let mut answered = vec![false; shops.len()];
    let limit = Duration::from_secs(2);
    while let Ok(Some((place, result))) = timeout(limit, asking.next()).await {
        if let Ok(answer) = result {
            notebook.borrow_mut().push(answer);
            answered[place] = true;
        }
    }
    let silent = shops.iter().zip(answered).filter(|(_, answered)| !answered);
    silent.map(|(shop, _)| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
