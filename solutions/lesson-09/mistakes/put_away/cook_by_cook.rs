//! Refused with: is expected
//! Breaks: resumes
//!
//! One cook waits for the other.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::task_group;

use stage::prelude::*;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let answers = Arc::new(Mutex::new(vec![None; cooks.len()]));
    let cooked = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        for (place, [dish, tools]) in cooks.into_iter().enumerate() {
            fetch(dish).await?;
            let away = fetch(tools).await?;
            answers.lock().unwrap()[place] = Some(away);
        }
        Ok(())
    });
    let error = cooked.await.err().map(|errors| errors.first);
    let away = std::mem::take(&mut *answers.lock().unwrap());
    (away.into_iter().flatten().collect(), error)
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
