// Checks of exercise `dish_of_the_day`. Not to be edited: change ../dish_of_the_day.rs instead.
pub(crate) mod checks {
    use super::*;
    use stage::check::{Cast, Check, Wanted, secs};
    use std::time::Duration;

    // The first source of a cast is the menu, the last the music, and between them are the dishes.
    pub fn check() -> Check {
        Check::new(
            |cast| async move {
                let [menu, dishes @ .., music] = &cast.sources[..] else { unreachable!() };
                evening(menu, dishes, music).await
            },
            wanted,
        )
        .cast(Cast::new([
            Source::new("menu", secs(1.0)).answering("soup"),
            Source::new("soup", secs(1.2)).answering("hot soup"),
            Source::new("salad", secs(0.3)).answering("green salad"),
            Source::new("music", secs(2.5)).answering("a waltz"),
        ]))
        .hidden_cast(Cast::new([
            Source::new("menu", secs(0.4)).answering("pie"),
            Source::new("cake", secs(0.5)).answering("dry cake"),
            Source::new("pie", secs(3.0)).answering("apple pie"),
            Source::new("music", secs(0.9)).answering("a tango"),
        ]))
    }

    fn wanted(cast: &Cast) -> Wanted {
        let [menu, dishes @ .., music] = &cast.sources[..] else { unreachable!() };
        let dish = named(dishes, menu.answer().unwrap_or_default());
        let served = menu.delay + dish.delay;
        Wanted::new()
            .fetch(&menu.name, Duration::ZERO, menu.delay)
            .fetch(&dish.name, menu.delay, served)
            .fetch(&music.name, Duration::ZERO, music.delay)
            .ends_at(served.max(music.delay))
            .returning((dish.answer().unwrap_or_default(), music.answer().unwrap_or_default()))
    }

    #[test]
    fn dish_of_the_day_passes() {
        check().run();
    }
}
