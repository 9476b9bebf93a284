//! Refused with: you returned ("a waltz", "hot soup"); ("hot soup", "a waltz") is expected
//! Breaks: answers
//!
//! The pair is the wrong way round.

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
    let (music, dish) = tokio::join!(dish, fetch(music));
    Ok((dish?, music?))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
