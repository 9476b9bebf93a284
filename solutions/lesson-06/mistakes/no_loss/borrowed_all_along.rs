//! Refused with: keeps the notebook borrowed
//! Breaks: noted
//! Against: The moment an answer comes,
//!
//! The notebook is borrowed before the first wait, and nobody can look into it until the end.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let noted = &RefCell::new(notebook.borrow_mut());
    let open = &RefCell::new(Vec::from_iter(shops));
    let asking = shops.iter().map(|shop| async move {
        if let Ok(answer) = fetch(shop).await {
            noted.borrow_mut().push(answer);
            open.borrow_mut().retain(|other| *other != shop);
        }
    });
    _ = timeout(Duration::from_secs(2), join_all(asking)).await;
    open.take().into_iter().map(|shop| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
