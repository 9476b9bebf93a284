// Checks of exercise `predict`. Not to be edited: change ../predict.rs instead.
pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, InWords, Service, Stage, millis, secs};
    use ::std::time::Duration;

    #[allow(unreachable_pub)]
    mod given {
        use ::stage::prelude::*;

        include!("../given/breakfast.rs");
    }

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| {
            let [tea, toast, eggs] = [0, 1, 2].map(|place: usize| stage.cast.services[place].delay);
            // Before anything has been played: a clock tells nothing yet.
            let said: Duration = super::predict(tea, toast, eggs);
            async move {
                let [tea, toast, eggs] = [0, 1, 2].map(|place: usize| &stage.sources[place]);
                given::breakfast(tea, toast, eggs).await?;
                Ok::<_, ::checker::FetchError>(InWords(to_the_millisecond(said)))
            }
        };
        Check::new("predict", run, expected)
            .about("breakfast")
            .told(Cast::new([
                Service::new("tea", secs(3.0)),
                Service::new("toast", secs(1.0)),
                Service::new("eggs", secs(2.0)),
            ]))
            .generated(Casts::of(3..=3).long().shaped(breakfast))
            .story("Read `breakfast` in given/breakfast.rs.")
            .story("One future is awaited in the line that makes it, the others only later.")
            .hold(Hold::Answers, "When does its caller resume?")
            .hold(
                Hold::Answers,
                "Let `predict` work that out: its arguments are the delays of the three sources.",
            )
            .story(
                "The checks run `breakfast` with many delays and hold your answer against the clock.",
            )
    }

    /// An answer by way of `f32` may be off by some microseconds, and is right.
    fn to_the_millisecond(said: Duration) -> Duration {
        let near = millis((said.as_secs_f64() * 1000.0).round() as u64);
        if near.abs_diff(said) < Duration::from_micros(50) { near } else { said }
    }

    /// In some casts two of the three take equally long, each pair of them shorter and longer than
    /// the third.
    fn breakfast(services: &mut [Service], number: u64) {
        for (service, name) in services.iter_mut().zip(["tea", "toast", "eggs"]) {
            service.name = name.to_owned();
        }
        let [tea, toast, eggs] = services else { unreachable!() };
        match number % 9 {
            0 => eggs.delay = tea.delay,
            1 => toast.delay = tea.delay,
            2 => toast.delay = eggs.delay,
            _ => {}
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let [tea, toast, eggs] = [0, 1, 2].map(|place: usize| cast.services[place].delay);
        let end = toast + tea.max(eggs);
        Expected::new()
            .fetch(1, Duration::ZERO, toast)
            .fetch(0, toast, toast + tea)
            .fetch(2, toast, toast + eggs)
            .ends_at(end)
            .returning(InWords(end))
    }

    #[::core::prelude::v1::test]
    fn predict_passes() {
        check().run();
    }
}
