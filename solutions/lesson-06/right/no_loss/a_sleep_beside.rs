//! A sleep beside the join, and a map of those who are still open.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let open: BTreeMap<usize, &Source> = shops.iter().enumerate().collect();
    let open = RefCell::new(open);
    let note = async |place: usize, shop: &Source| {
        if let Ok(answer) = fetch(shop).await {
            notebook.borrow_mut().push(answer);
            open.borrow_mut().remove(&place);
        }
    };
    tokio::select! {
        biased;
        _ = join_all(shops.iter().enumerate().map(|(place, shop)| note(place, shop))) => {}
        () = tokio::time::sleep(Duration::from_secs(2)) => {}
    }
    open.take().into_values().map(|shop| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
