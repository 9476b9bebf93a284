//! One task: a list of cooks, a token that the first failure cancels, and a limit that begins with it.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;

use stage::prelude::*;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let stop = CancellationToken::new();
    let error = RefCell::new(None);
    let away = RefCell::new(vec![None; cooks.len()]);
    let cooking = join_all(cooks.iter().enumerate().map(async |(place, [dish, tools])| {
        match stop.run_until_cancelled(fetch(dish)).await {
            Some(Err(failed)) => {
                error.replace(Some(failed));
                stop.cancel();
                return;
            }
            Some(Ok(_)) | None => {}
        }
        if let Ok(tools) = fetch(tools).await {
            away.borrow_mut()[place] = Some(tools);
        }
    }));
    tokio::select! {
        _ = cooking => {}
        () = async { stop.cancelled().await; sleep(Duration::from_secs(2)).await } => {}
    }
    (away.take().into_iter().flatten().collect(), error.take())
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
