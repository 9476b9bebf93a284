//! Refused with: music was started at 1 s; 0 ms is expected
//! Breaks: starts
//! Against: the music must not wait
//!
//! The music waits for the menu, which it does not need.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let name = fetch(menu).await?;
    let (dish, music) = tokio::join!(fetch(named(dishes, &name)), fetch(music));
    Ok((dish?, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
