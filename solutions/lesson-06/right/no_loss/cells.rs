//! A `Cell` for each shop says whether it has answered.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(2);
    let answered: Vec<Cell<bool>> = shops.iter().map(|_| Cell::new(false)).collect();
    let asking = shops.iter().zip(&answered).map(|(shop, answered)| async move {
        let Ok(answer) = fetch(shop).await else { return };
        notebook.borrow_mut().push(answer);
        answered.set(true);
    });
    let _ = timeout_at(deadline, join_all(asking)).await;
    let silent = shops.iter().zip(&answered).filter(|(_, answered)| !answered.get());
    silent.map(|(shop, _)| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
