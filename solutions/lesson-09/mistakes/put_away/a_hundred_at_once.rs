//! Refused with: was started at
//! Breaks: starts
//! Against: Fetch both
//!
//! The kitchen has places for a hundred cooks.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::task_group;

use stage::prelude::*;
use tokio::sync::Semaphore;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let places = Arc::new(Semaphore::new(100));
    let answers = Arc::new(Mutex::new(vec![None; cooks.len()]));
    let cooked = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        for (place, [dish, tools]) in cooks.into_iter().enumerate() {
            let stopped = group.cancelled();
            let (places, answers) = (Arc::clone(&places), Arc::clone(&answers));
            group.spawn(async move {
                let _at_work = places.acquire().await.expect("nobody closes it");
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
