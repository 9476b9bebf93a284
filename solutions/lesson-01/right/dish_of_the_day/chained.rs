//! Steps in order are a chain of combinators; a join that stops at an error will do, as nobody fails.

use futures::TryFutureExt;
use futures::future::try_join;
use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let dish = fetch(menu).and_then(|name| fetch(named(dishes, &name)));
    try_join(dish, fetch(music)).await
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
