//! # dish_of_the_day: some steps must wait
//!
//! The menu answers with the name of today's dish. Ask the menu, then fetch the dish of that name:
//! `named(dishes, &name)` finds it, as a `&Source`. Music has nothing to do with either.
//!
//! Return the dish's answer and the music's. Let overlap what can overlap: the music must not wait
//! for the menu, and the dish must not wait for the music. No other dish is fetched.
//! No source of this exercise fails.
//!
//! Run it: `cargo test -p exercise-01 --test dish_of_the_day`
use stage::prelude::*;

pub async fn evening(
    menu: &Source,
    dishes: &[Source],
    music: &Source,
) -> Result<(String, String), FetchError> {
    _ = (menu, dishes, music);
    todo!("Return the answers of the dish that the menu names and of the music, overlapping")
}

include!("checks/dish_of_the_day.rs");
