//! A loop that looks at whichever is ready next.

use std::collections::HashMap;
use std::pin::pin;

use futures::FutureExt;
use futures::future::FusedFuture;
use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let by_name: HashMap<&str, &Source> =
        dishes.iter().map(|dish| (dish.name.as_str(), dish)).collect();
    let mut dish = pin!(async { fetch(by_name[fetch(menu).await?.as_str()]).await }.fuse());
    let mut playing = pin!(fetch(music).fuse());
    let (mut served, mut played) = (None, None);
    while !(dish.is_terminated() && playing.is_terminated()) {
        futures::select! {
            answer = dish => served = Some(answer?),
            answer = playing => played = Some(answer?),
        }
    }
    Ok(served.zip(played).expect("both have ended"))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
