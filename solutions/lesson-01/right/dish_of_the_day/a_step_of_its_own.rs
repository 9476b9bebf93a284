//! The two steps are a function of their own.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let (dish, music) = tokio::join!(order(menu, dishes), fetch(music));
    dish.and_then(|dish| Ok((dish, music?)))
}

/// Asks the menu for the name, then fetches the dish.
async fn order(menu: &Source, dishes: &[Source]) -> Result<String, FetchError> {
    let name = fetch(menu).await?;
    fetch(named(dishes, &name)).await
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
