//! The dish is cooked in a task, which owns its copies, and looks the name up by itself.

use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    let (menu, dishes) = (menu.clone(), dishes.to_vec());
    let cooking = tokio::spawn(async move {
        let name = fetch(menu).await?;
        let dish = dishes.into_iter().find(|dish| dish.name == name);
        fetch(dish.expect("the menu names a dish")).await
    });
    let music = fetch(music).await?;
    let dish = cooking.await.expect("neither fetch panics")?;
    Ok((dish, music))
}

include!("../../../../exercises/lesson-01/checks/dish_of_the_day.rs");
