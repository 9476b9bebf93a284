//! Refused with: was not fetched
//! Breaks: starts
//! Against: Ask the menu, then fetch the dish of that name
//!
//! A search by halves, which stops one dish early, and only on a long card.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let dish = async {
        let name = fetch(menu).await?;
        let (front, back) = dishes.split_at(dishes.len() / 2);
        let back = if dishes.len() > 20 { &back[..back.len() - 1] } else { back };
        let dish = front.iter().chain(back).find(|dish| dish.name == name);
        fetch(dish.unwrap_or(&dishes[0])).await
    };
    let (dish, music) = tokio::join!(dish, fetch(music));
    Ok((dish?, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
