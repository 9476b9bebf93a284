// Checks of exercise `so_far`. Not to be edited: change ../so_far.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, Service, Source, Stage, failed_with,
        millis, secs,
    };
    use ::std::option::Option;
    use ::std::result::Result;
    use ::std::string::{String, ToString};
    use ::std::time::Duration;
    use ::std::vec::Vec;

    const LIMIT: Duration = Duration::from_secs(2);
    /// A task of the set that brings nothing: nobody is asked by it.
    const NOBODY: &str = "a task without a result";

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let (mut early, mut rest): (
                Vec<String>,
                ::tokio::task::JoinSet<Result<String, FetchError>>,
            ) = super::so_far(&stage.sources[..]).await;
            ::tracing::info!("handed over");
            let mut late: Vec<Result<String, String>> = Vec::new();
            if is_shut_down(stage.sources.len()) {
                rest.shutdown().await;
                ::tracing::info!("shut down");
            }
            while let Option::Some(joined) = rest.join_next().await {
                let result = match joined {
                    Result::Ok(result) => result.map_err(|error| told(&error, &stage.sources)),
                    Result::Err(_) => Result::Err(NOBODY.to_string()),
                };
                let (Result::Ok(line) | Result::Err(line)) = &result;
                ::tracing::info!("{line}");
                late.push(result);
            }
            early.sort();
            late.sort();
            Result::Ok::<_, ::std::convert::Infallible>((early, late))
        };
        Check::new("so_far", run, expected)
            .told(Cast::new([
                Service::new("mail", secs(1.0)),
                Service::new("news", secs(3.0)),
                Service::new("maps", secs(1.5)).failing(),
            ]))
            .generated(Casts::of(0..=130).failing().shaped(shape))
            .hold(Hold::Resumes, "Ask all services so that their waits overlap.")
            .hold(Hold::Printed, "After 2 s return a list and a set, or as soon as all have ended.")
            .hold(
                Hold::Answers,
                "The list has a line for each that has ended: its answer, or `\"NAME failed\"`.",
            )
            .story("Any order will do.")
            .hold(Hold::Answers, "The set has those that are still asked, and nobody else.")
            .hold(Hold::Ends, "They go on,")
            .hold(Hold::Starts, "and nobody is asked twice.")
            .story(
                "Whoever calls you prints `handed over` when you return, then each result when it comes \
                 out of the set.",
            )
            .hold(
                Hold::Ends,
                "Some callers shut the set down instead: then nobody is asked any more.",
            )
            .hold(Hold::Printed, "Do not use `tracing::info!` yourself.")
            .story(
                "With mail 1 s, news 3 s and maps failing after 1.5 s: `[\"mail\", \"maps failed\"]` at \
                 2 s, and `Ok(\"news\")` comes out of the set at 3 s.",
            )
    }

    /// What an error says, and whether it is another than the one that a fetch returned.
    fn told(error: &FetchError, sources: &[Source]) -> String {
        match sources.iter().any(|source| failed_with(source, error)) {
            true => error.to_string(),
            false => ::std::format!("{error}, but this is not the error that the fetch returned"),
        }
    }

    /// Whether the caller shuts the set down, where it has asked so many services.
    fn is_shut_down(count: usize) -> bool {
        count % 4 == 1
    }

    /// From so many services on, in some casts nearly all are late.
    const MANY: usize = 90;

    /// Nobody ends at the limit itself, but in many casts one just before it or just behind.
    fn shape(services: &mut [Service], seed: u64) {
        if services.len() >= MANY && (seed >> 40).is_multiple_of(2) {
            services.iter_mut().for_each(|service| service.delay += LIMIT);
        }
        if seed.is_multiple_of(4)
            && let Option::Some(last) = services.last_mut()
        {
            last.delay = LIMIT;
        }
        for (place, service) in (seed / 4..).zip(services) {
            if service.delay == LIMIT {
                service.delay = if place % 2 == 0 { LIMIT - millis(1) } else { LIMIT + millis(1) };
            }
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let all = cast.services.iter().map(|service| service.delay).max().unwrap_or_default();
        let is_shut_down = is_shut_down(cast.services.len());
        let run = match is_shut_down {
            true => Expected::overlapping_within(cast, |_| LIMIT),
            false => Expected::overlapping(cast),
        };
        let mut run = run.printing(all.min(LIMIT), "handed over");
        if is_shut_down {
            run = run.printing(all.min(LIMIT), "shut down");
        }
        let mut early: Vec<String> = Vec::new();
        let mut late: Vec<Result<String, String>> = Vec::new();
        for service in &cast.services {
            let result = match service.answer() {
                Option::Some(answer) => Result::Ok(answer.to_string()),
                Option::None => Result::Err(::std::format!("{} failed", service.name)),
            };
            if service.delay < LIMIT {
                early.push(result.unwrap_or_else(|line| line));
            } else if !is_shut_down {
                let (Result::Ok(line) | Result::Err(line)) = &result;
                run = run.printing(service.delay, line);
                late.push(result);
            }
        }
        early.sort();
        late.sort();
        run.returning((early, late))
    }

    #[::core::prelude::v1::test]
    fn so_far_passes() {
        check().run();
    }
}
