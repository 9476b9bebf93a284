//! Refused with: you returned ([], Some(FetchError
//! Breaks: answers
//! Against: return what the tools that are away have answered
//!
//! When a dish has failed, tools that took more than the two seconds do not count, even if they are away in time.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::task_group;

use stage::prelude::*;
use tokio::time::Instant;

const GRACE: Duration = Duration::from_secs(2);

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let answers = Arc::new(Mutex::new(vec![None; cooks.len()]));
    let cooked = task_group(async |group| {
        group.set_grace(GRACE);
        for (place, [dish, tools]) in cooks.into_iter().enumerate() {
            let (kitchen, answers) = (group.clone(), Arc::clone(&answers));
            group.spawn(async move {
                tokio::select! {
                    cooked = fetch(dish) => drop(cooked?),
                    () = kitchen.cancelled() => {}
                }
                let begun = Instant::now();
                let away = fetch(tools).await?;
                if !kitchen.is_cancelled() || begun.elapsed() <= GRACE {
                    answers.lock().unwrap()[place] = Some(away);
                }
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
