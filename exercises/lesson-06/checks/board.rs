// Checks of exercise `board`. Not to be edited: change ../board.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Service, Stage, millis, secs};
    use ::std::time::Duration;

    const LIMIT: Duration = Duration::from_secs(2);

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::vec::Vec<::std::string::String> =
                super::board(&stage.sources[..]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("board", run, expected)
            .told(Cast::new([
                Service::new("news", secs(3.0)),
                Service::new("mail", secs(1.0)),
                Service::new("weather", secs(1.5)),
            ]))
            .generated(Casts::of(0..=130).failing().silent().shaped(shape))
            .hold(Hold::Resumes, "Ask all services so that their waits overlap.")
            .hold(
                Hold::Answers,
                "After 2 s return what is there: the answers that have come, in the order of the \
                 services. A service that has failed has no answer.",
            )
            .hold(Hold::Ends, "Stop whoever is too late.")
            .hold(Hold::Resumes, "If all have ended earlier, do not wait any longer.")
            .story("With news 3 s, mail 1 s and weather 1.5 s: `[\"mail\", \"weather\"]` at 2 s.")
    }

    /// Nobody ends at the limit itself, but some just before or after it.
    fn shape(services: &mut [Service], seed: u64) {
        let limit = if seed.is_multiple_of(2) { LIMIT - millis(1) } else { LIMIT + millis(1) };
        let chosen = (seed >> 8) as usize % (4 * services.len()).max(1);
        for (place, service) in services.iter_mut().enumerate() {
            if place == chosen || service.delay == LIMIT {
                service.delay = limit;
            }
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let in_time = |service: &Service| service.takes().is_some_and(|takes| takes < LIMIT);
        let run = Expected::overlapping_within(cast, |_| LIMIT);
        let answers = cast.services.iter().filter(|s| in_time(s)).filter_map(Service::answer);
        run.returning(answers.collect::<::std::vec::Vec<_>>())
    }

    #[::core::prelude::v1::test]
    fn board_passes() {
        check().run();
    }
}
