//! Refused with: soup was started at 2.5 s; 1 s is expected
//! Breaks: starts
//! Against: the dish must not wait for the music
//!
//! The dish waits until the music is over.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let (name, music) = tokio::join!(fetch(menu), fetch(music));
    let dish = fetch(named(dishes, &name?)).await?;
    Ok((dish, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
