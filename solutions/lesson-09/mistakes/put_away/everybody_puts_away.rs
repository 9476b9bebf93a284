//! Refused with: which is not expected
//! Breaks: starts
//! Against: does not touch his tools
//!
//! Whose dish has failed puts his tools away first, and tells the group afterwards.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::task_group;

use stage::prelude::*;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let answers = Arc::new(Mutex::new(vec![None; cooks.len()]));
    let cooked = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        for (place, [dish, tools]) in cooks.into_iter().enumerate() {
            let (stopped, failed) = (group.cancelled(), group.clone());
            let answers = Arc::clone(&answers);
            group.spawn(async move {
                let cooked = tokio::select! {
                    cooked = fetch(dish) => cooked.map(drop),
                    () = stopped => Ok(()),
                };
                if cooked.is_err() {
                    failed.cancel();
                }
                let away = fetch(tools).await?;
                answers.lock().unwrap()[place] = Some(away);
                cooked
            });
        }
        Ok(())
    });
    let error = cooked.await.err().map(|errors| errors.first);
    let away = std::mem::take(&mut *answers.lock().unwrap());
    (away.into_iter().flatten().collect(), error)
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
