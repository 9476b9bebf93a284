//! Refused with: the fetches ran one after another
//! Breaks: resumes
//! Against: Ask all shops so that their waits overlap.
//!
//! One shop after the other.

use std::cell::RefCell;
use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let mut silent = Vec::new();
    for shop in shops {
        match timeout(Duration::from_secs(2), fetch(shop)).await {
            Ok(Ok(answer)) => notebook.borrow_mut().push(answer),
            _ => silent.push(shop.name.clone()),
        }
    }
    silent
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
