//! Refused with: your function's own task is expected for all
//! Breaks: place
//!
//! A set of tasks, and the caller notes what they bring.

use std::cell::RefCell;
use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(2);
    let mut asking = JoinSet::new();
    for (place, shop) in shops.iter().cloned().enumerate() {
        asking.spawn(async move { (place, fetch(shop).await) });
    }
    let mut answered = vec![false; shops.len()];
    while let Ok(Some(Ok((place, result)))) = timeout_at(deadline, asking.join_next()).await {
        if let Ok(answer) = result {
            notebook.borrow_mut().push(answer);
            answered[place] = true;
        }
    }
    let silent = shops.iter().zip(answered).filter(|(_, answered)| !answered);
    silent.map(|(shop, _)| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
