//! The block keeps menu and dish in order, `join!` overlaps it with the music.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let dish = async {
        let name = fetch(menu).await?;
        fetch(named(dishes, &name)).await
    };
    let (dish, music) = tokio::join!(dish, fetch(music));
    Ok((dish?, music?))
}

include!("../../exercises/lesson-01/checks/dish_of_the_day.rs");
