//! Each child has the group itself. `select` is a function here: it hands out the future that has not ended,
//! which goes with the statement.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::{Either, select};
use gather::task_group;

use stage::prelude::*;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let away = Arc::new(Mutex::new(Vec::new()));
    let cooked = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        for (place, [dish, tools]) in cooks.into_iter().enumerate() {
            let (group, away) = (group.clone(), Arc::clone(&away));
            group.clone().spawn(async move {
                let stopped = Box::pin(group.cancelled());
                let dish = Box::pin(fetch(dish));
                if let Either::Left((cooked, _)) = select(dish, stopped).await {
                    cooked?;
                }
                let tools = fetch(tools).await?;
                away.lock().unwrap().push((place, tools));
                Ok(())
            });
        }
        Ok(())
    })
    .await;
    let mut away = std::mem::take(&mut *away.lock().unwrap());
    away.sort();
    (away.into_iter().map(|(_, tools)| tools).collect(), cooked.err().map(|errors| errors.first))
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
