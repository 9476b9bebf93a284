//! Refused with: A static is one for all calls
//! Breaks: apart
//!
//! The counter is reset by each call, while another one may be counting.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use stage::prelude::*;

static TRIES: AtomicUsize = AtomicUsize::new(0);

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    TRIES.store(0, Ordering::Relaxed);
    loop {
        TRIES.fetch_add(1, Ordering::Relaxed);
        let told = call().await;
        if told.is_ok() || TRIES.load(Ordering::Relaxed) >= 2 {
            return told;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
