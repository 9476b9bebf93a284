//! The group as before; what is away comes through a channel, with its place.

use std::time::Duration;

use gather::task_group;

use stage::prelude::*;
use tokio::sync::mpsc;

pub async fn put_away(cooks: Vec<[Source; 2]>) -> (Vec<String>, Option<FetchError>) {
    let (send, mut away) = mpsc::unbounded_channel();
    let cooked = task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        for (place, [dish, tools]) in cooks.into_iter().enumerate() {
            let (stopped, send) = (group.cancelled(), send.clone());
            group.spawn(async move {
                let cook = async { fetch(dish).await.map(drop) };
                tokio::select! {
                    biased;
                    cooked = cook => cooked?,
                    () = stopped => {}
                }
                _ = send.send((place, fetch(tools).await?));
                Ok(())
            });
        }
        Ok(())
    })
    .await;
    drop(send);
    let mut told = Vec::new();
    while let Some(tools) = away.recv().await {
        told.push(tools);
    }
    told.sort_by_key(|(place, _)| *place);
    (told.into_iter().map(|(_, tools)| tools).collect(), cooked.err().map(|errors| errors.first))
}

include!("../../../../exercises/lesson-09/checks/put_away.rs");
