//! A slot for each service, outside of what the limit cuts off.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;

pub async fn board(services: &[Source]) -> Vec<String> {
    let slots = RefCell::new(vec![None; services.len()]);
    let slots = &slots;
    let asking = services.iter().enumerate().map(|(place, service)| async move {
        let answer = fetch(service).await.ok();
        slots.borrow_mut()[place] = answer;
    });
    _ = tokio::time::timeout(Duration::from_secs(2), join_all(asking)).await;
    slots.take().into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-06/checks/board.rs");
