//! In one expression, with `or_else` of the crate `futures`.

use std::time::Duration;

use futures::TryFutureExt;
use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    let first = call();
    first
        .or_else(|_| async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            call().await
        })
        .await
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
