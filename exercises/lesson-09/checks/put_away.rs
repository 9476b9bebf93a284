// Checks of exercise `put_away`. Not to be edited: change ../put_away.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        AsTold, Cast, Casts, Check, Expected, Hold, LONG, Response, Service, Source, Stage,
        failed_with, millis, secs,
    };
    use ::std::option::Option;
    use ::std::string::String;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    const GRACE: Duration = Duration::from_secs(2);
    /// Of cooks these are 130: more than a hundred, which is a common limit, and more than the runtime lets go in two turns
    /// of the caller.
    const LARGEST: usize = 260;
    /// With more sources than these, none take nearly as long as any may: each dish takes a millisecond longer than the
    /// one before, and the last ones would take too long.
    const ALL_LONG: usize = 180;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let (cooks, _) = stage.sources.as_chunks::<2>();
            let cooks: Vec<[Source; 2]> = cooks.to_vec();
            let told: (Vec<String>, Option<::checker::FetchError>) = super::put_away(cooks).await;
            let (away, error) = told;
            let error = error.map(|error| {
                let mut sources = stage.sources.iter();
                let fetched = sources.any(|source| failed_with(source, &error));
                let but = if fetched { "" } else { " that no fetch has returned" };
                AsTold(::std::format!("{error:?}{but}"))
            });
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>((away, error))
        };
        Check::new("put_away", run, expected)
            .told(Cast::new([
                Service::new("soup", secs(4.0)),
                Service::new("fork", secs(1.0)),
                Service::new("stew", secs(1.0)).failing(),
                Service::new("ladle", secs(1.0)),
            ]))
            .generated(Casts::of(0..=LARGEST).failing().shaped(shape))
            .story(
                "A cook has a dish, which may fail, and tools, which never do: after his dish he puts \
                 the tools away.",
            )
            .hold(Hold::Starts, "Fetch both, in this order,")
            .hold(Hold::Resumes, "all cooks overlapping.")
            .story("The first dish that fails stops the other cooks.")
            .hold(Hold::Starts, "Its own cook does not touch his tools.")
            .hold(
                Hold::Dropped,
                "Whoever has no dish yet drops it on the spot and puts his tools away;",
            )
            .hold(Hold::Ends, "who is at his tools goes on.")
            .hold(Hold::Dropped, "From the failure on all have 2 s, then cut off who is left.")
            .hold(Hold::Ends, "When nobody is left,")
            .hold(
                Hold::Answers,
                "return what the tools that are away have answered, in the order of the cooks,",
            )
            .hold(Hold::Answers, "and the first dish's error, if there was one.")
            .story(
                "With [soup 4 s, fork 1 s] and [stew 1 s that fails, ladle 1 s]: fork, and the error of \
                 stew, at 2 s.",
            )
    }

    /// No two dishes are ready at one instant, no tools are away just when the time is up, but in some casts a
    /// millisecond before or after, and tools do not fail. In some casts no dish fails, and each fetch takes
    /// nearly as long as any may.
    ///
    /// In the largest cast the first dish fails, and nearly all other cooks are cut off at their tools: so it is
    /// seen who does not wait until all have gone.
    fn shape(services: &mut [Service], seed: u64) {
        if services.len() == LARGEST {
            let dishes = (0..LARGEST).step_by(2);
            let first = dishes.min_by_key(|&place| services[place].delay).unwrap_or(0);
            services[first].response = Response::Fails;
            for tools in services.iter_mut().skip(1).step_by(2) {
                tools.delay += GRACE;
            }
        } else if seed.is_multiple_of(8) && services.len() <= ALL_LONG {
            for service in &mut *services {
                service.delay = LONG;
                if service.response == Response::Fails {
                    service.response = Response::Ok(service.name.clone());
                }
            }
        }
        for place in (0..services.len()).step_by(2) {
            services[place].delay = services[place].delay.clamp(millis(1), LONG);
            while services[..place].iter().step_by(2).any(|s| s.delay == services[place].delay) {
                services[place].delay += millis(1);
            }
        }
        let failed = first_failure(services).map(|place| services[place].delay);
        for place in (1..services.len()).step_by(2) {
            let from = services[place - 1].delay.min(failed.unwrap_or(Duration::MAX));
            let tools = &mut services[place];
            tools.delay = tools.delay.max(millis(1));
            if let Option::Some(failed) = failed {
                let left = failed + GRACE - from;
                let (just, before) = (seed % 4 == 1 && left < LONG, (seed / 4).is_multiple_of(2));
                // Whoever was at his tools before takes more than the time that all have, and is in time.
                if (seed >> 40).is_multiple_of(4) && left > GRACE + millis(2) && left < LONG {
                    tools.delay = left - millis(1);
                }
                if tools.delay == left || just && place % 4 == 1 {
                    tools.delay = if before { left - millis(1) } else { left + millis(1) };
                }
            }
            if tools.response == Response::Fails {
                tools.response = Response::Ok(tools.name.clone());
            }
        }
    }

    /// The place of the dish that fails first. Of an odd number of sources the last is nobody's.
    fn first_failure(services: &[Service]) -> Option<usize> {
        let dishes = (0..services.len() / 2).map(|cook| cook * 2);
        let fails = dishes.filter(|&place| services[place].response == Response::Fails);
        fails.min_by_key(|&place| services[place].delay)
    }

    fn expected(cast: &Cast) -> Expected {
        let services = &cast.services;
        let failed = first_failure(services);
        let stop = failed.map_or(Duration::MAX, |place| services[place].delay);
        let end = stop.saturating_add(GRACE);
        let mut run = Expected::new().when_all_are_gone();
        let mut away = Vec::new();
        for dish in (0..services.len() / 2).map(|cook| cook * 2) {
            let ready = services[dish].delay;
            run = match ready > stop {
                true => run.cancelled(dish, Duration::ZERO, stop),
                false => run.fetch(dish, Duration::ZERO, ready),
            };
            if failed == Option::Some(dish) {
                continue;
            }
            let (tools, from) = (dish + 1, ready.min(stop));
            let until = from + services[tools].delay;
            run = match until > end {
                true => run.cancelled(tools, from, end),
                false => {
                    away.extend(services[tools].answer());
                    run.fetch(tools, from, until)
                }
            };
        }
        let error = |place: usize| {
            AsTold(::std::format!("FetchError {{ source: {:?} }}", services[place].name))
        };
        run.returning((away, failed.map(error)))
    }

    #[::core::prelude::v1::test]
    fn put_away_passes() {
        check().run();
    }
}
