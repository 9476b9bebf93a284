//! Refused with: salad was fetched, which is not expected
//! Breaks: starts
//! Against: No other dish is fetched
//!
//! All are cooked, and one of them is served.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let dish = async {
        let name = fetch(menu).await?;
        let all = futures::future::join_all(dishes.iter().map(fetch)).await;
        let place = dishes.iter().position(|dish| dish.name == name).unwrap();
        all.into_iter().nth(place).unwrap()
    };
    let (dish, music) = tokio::join!(dish, fetch(music));
    Ok((dish?, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
