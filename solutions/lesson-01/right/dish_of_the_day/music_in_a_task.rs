//! The music plays in a task of its own while the caller sees to the dish.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let music = tokio::spawn(fetch(music.clone()));
    let name = fetch(menu).await?;
    let dish = fetch(named(dishes, &name)).await?;
    Ok((dish, music.await.expect("a fetch does not panic")?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
