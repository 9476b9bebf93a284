//! Refused with: was fetched, which is not expected
//! Breaks: starts
//! Against: Ask the menu, then fetch the dish of that name
//!
//! The first on the list, whatever the menu says.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let dish = async {
        fetch(menu).await?;
        fetch(&dishes[0]).await
    };
    let (dish, music) = tokio::join!(dish, fetch(music));
    Ok((dish?, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
