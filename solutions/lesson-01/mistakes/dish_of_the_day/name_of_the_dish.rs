//! Refused with: you returned ("soup", "a waltz"); ("hot soup", "a waltz") is expected
//! Breaks: answers
//!
//! The menu's answer is served in place of the dish.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let dish = async {
        let name = fetch(menu).await?;
        fetch(named(dishes, &name)).await?;
        Ok(name)
    };
    let (dish, music) = tokio::join!(dish, fetch(music));
    Ok((dish?, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
