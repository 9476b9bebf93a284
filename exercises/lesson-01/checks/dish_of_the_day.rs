// Checks of exercise `dish_of_the_day`. Not to be edited: change ../dish_of_the_day.rs instead.
pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, Response, Service, Stage, secs,
    };
    use ::std::time::Duration;

    // The first source of a cast is the menu, the last the music, and between them are the dishes.
    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let [menu, dishes @ .., music] = &stage.sources[..] else { unreachable!() };
            let told: ::std::result::Result<
                (::std::string::String, ::std::string::String),
                FetchError,
            > = super::evening(menu, dishes, music).await;
            told
        };
        Check::new("dish_of_the_day", run, expected)
            .told(Cast::new([
                Service::new("menu", secs(1.0)).answering("soup"),
                Service::new("soup", secs(1.2)).answering("hot soup"),
                Service::new("salad", secs(0.3)).answering("green salad"),
                Service::new("music", secs(2.5)).answering("a waltz"),
            ]))
            .generated(Casts::of(3..=130).shaped(menu_of_the_day))
            .story("The menu answers with the name of today's dish.")
            .hold(
                Hold::Starts,
                "Ask the menu, then fetch the dish of that name: `named(dishes, &name)` finds it, as a `&Source`.",
            )
            .story("Music has nothing to do with either.")
            .hold(Hold::Answers, "Return the dish's answer and the music's.")
            .hold(Hold::Resumes, "Let overlap what can overlap:")
            .hold(
                Hold::Starts,
                "the music must not wait for the menu, and the dish must not wait for the music.",
            )
            .hold(Hold::Starts, "No other dish is fetched.")
            .story("No source of this exercise fails.")
    }

    /// The menu names one of the dishes, often the first or the last.
    fn menu_of_the_day(services: &mut [Service], number: u64) {
        let [menu, dishes @ .., music] = services else { unreachable!() };
        let today = match number % 4 {
            0 => 0,
            1 => dishes.len() - 1,
            _ => number as usize % dishes.len(),
        };
        let today = &dishes[today];
        menu.response = Response::Ok(today.name.clone());
        menu.name = "menu".to_owned();
        music.name = "music".to_owned();
    }

    fn expected(cast: &Cast) -> Expected {
        let [menu, dishes @ .., music] = &cast.services[..] else { unreachable!() };
        let today = dishes.iter().position(|dish| menu.answer() == Some(&dish.name));
        let today = today.expect("the menu names a dish");
        let dish = &dishes[today];
        let served = menu.delay + dish.delay;
        Expected::new()
            .fetch(0, Duration::ZERO, menu.delay)
            .fetch(today + 1, menu.delay, served)
            .fetch(dishes.len() + 1, Duration::ZERO, music.delay)
            .ends_at(served.max(music.delay))
            .returning((dish.answer().unwrap_or_default(), music.answer().unwrap_or_default()))
    }

    #[::core::prelude::v1::test]
    fn dish_of_the_day_passes() {
        check().run();
    }
}
