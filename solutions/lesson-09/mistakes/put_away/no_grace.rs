//! Refused with: cancelled at
//! Breaks: ends
//! Against: who is at his tools
//!
//! Without a grace whoever is at his tools is aborted with the others.

use std::sync::{Arc, Mutex};

use gather::task_group;

use stage::prelude::*;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let answers = Arc::new(Mutex::new(vec![None; cooks.len()]));
    let cooked = task_group(async |group| {
        for (place, [dish, tools]) in cooks.into_iter().enumerate() {
            let stopped = group.cancelled();
            let answers = Arc::clone(&answers);
            group.spawn(async move {
                tokio::select! {
                    cooked = fetch(dish) => drop(cooked?),
                    () = stopped => {}
                }
                let away = fetch(tools).await?;
                answers.lock().unwrap()[place] = Some(away);
                Ok(())
            });
        }
        Ok(())
    });
    let error = cooked.await.err().map(|errors| errors.first);
    let away = std::mem::take(&mut *answers.lock().unwrap());
    (away.into_iter().flatten().collect(), error)
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
