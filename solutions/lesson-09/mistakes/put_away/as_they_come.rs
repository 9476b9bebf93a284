//! Refused with: you returned
//! Breaks: answers
//! Against: in the order of the cooks
//!
//! Tools are noted when they are away.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::task_group;

use stage::prelude::*;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let answers = Arc::new(Mutex::new(Vec::new()));
    let cooked = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        for [dish, tools] in cooks {
            let stopped = group.cancelled();
            let answers = Arc::clone(&answers);
            group.spawn(async move {
                tokio::select! {
                    cooked = fetch(dish) => drop(cooked?),
                    () = stopped => {}
                }
                let away = fetch(tools).await?;
                answers.lock().unwrap().push(away);
                Ok(())
            });
        }
        Ok(())
    });
    let error = cooked.await.err().map(|errors| errors.first);
    let away = std::mem::take(&mut *answers.lock().unwrap());
    (away, error)
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
