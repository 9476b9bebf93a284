//! Refused with: was fetched, which is not expected
//! Breaks: starts
//! Against: No other dish is fetched.
//!
//! A name that begins like another finds the wrong dish.
use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let dish = async {
        let name = fetch(menu).await?;
        let dish = dishes.iter().find(|dish| dish.name.starts_with(&name));
        fetch(dish.expect("there is one")).await
    };
    let (dish, music) = tokio::join!(dish, fetch(music));
    Ok((dish?, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
