//! The loop wakes with each answer; the deadline is over each of its waits.

use std::cell::RefCell;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(2);
    let ask = async |(place, shop)| (place, fetch::<&Source>(shop).await);
    let mut asking: FuturesUnordered<_> = shops.iter().enumerate().map(ask).collect();
    let mut has_answered = vec![false; shops.len()];
    while let Ok(Some((place, result))) = timeout_at(deadline, asking.next()).await {
        if let Ok(answer) = result {
            notebook.borrow_mut().push(answer);
            has_answered[place] = true;
        }
    }
    let silent = shops.iter().zip(has_answered).filter(|(_, answered)| !answered);
    silent.map(|(shop, _)| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
