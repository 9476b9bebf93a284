// Checks of exercise `so_far`. Not to be edited: change ../so_far.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, FetchError, Hold, Service, Stage, Wanted, millis, secs};
    use ::std::result::Result;
    use ::std::string::{String, ToString};
    use ::std::time::Duration;
    use ::std::vec::Vec;

    const LIMIT: Duration = Duration::from_secs(2);

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let (mut early, mut rest): (
                Vec<String>,
                ::tokio::task::JoinSet<Result<String, FetchError>>,
            ) = super::so_far(&stage.sources).await;
            ::tracing::info!("handed over");
            let mut late = Vec::new();
            while let ::std::option::Option::Some(joined) = rest.join_next().await {
                // A task that was aborted has no line.
                if let Result::Ok(result) = joined {
                    late.push(result.unwrap_or_else(|error| error.to_string()));
                }
            }
            early.sort();
            late.sort();
            Result::Ok::<_, ::std::convert::Infallible>((early, late))
        };
        Check::new("so_far", run, wanted)
            .told(Cast::new([
                Service::new("mail", secs(1.0)),
                Service::new("news", secs(3.0)),
                Service::new("maps", secs(1.5)).failing(),
            ]))
            .generated(Casts::of(0..=60).failing().shaped(shape))
            .hold(Hold::Resumes, "Ask all services so that their waits overlap.")
            .hold(Hold::Printed, "After 2 s return a list and a set, or as soon as all have ended.")
            .hold(
                Hold::Answers,
                "The list has a line for each that has ended: its answer, or `\"NAME failed\"`.",
            )
            .story("Any order will do.")
            .hold(Hold::Answers, "The set has those that are still asked.")
            .hold(Hold::Ends, "They go on,")
            .hold(Hold::Starts, "and nobody is asked twice.")
            .story("Whoever calls you prints `handed over` when you return, then waits for the set.")
            .hold(Hold::Printed, "Print nothing yourself.")
            .story(
                "With mail 1 s, news 3 s and maps failing after 1.5 s: `[\"mail\", \"maps failed\"]` at \
                 2 s, and `[\"news\"]` comes out of the set at 3 s.",
            )
    }

    /// Nobody ends at the limit itself.
    fn shape(services: &mut [Service], _: u64) {
        for service in services.iter_mut().filter(|service| service.delay == LIMIT) {
            service.delay += millis(1);
        }
    }

    fn wanted(cast: &Cast) -> Wanted {
        let (mut early, mut late) = (Vec::new(), Vec::new());
        for service in &cast.services {
            let line = match service.answer() {
                ::std::option::Option::Some(answer) => answer.to_string(),
                ::std::option::Option::None => ::std::format!("{} failed", service.name),
            };
            let list = if service.delay < LIMIT { &mut early } else { &mut late };
            list.push(line);
        }
        early.sort();
        late.sort();
        let all = cast.services.iter().map(|service| service.delay).max().unwrap_or_default();
        Wanted::overlapping(cast)
            .returning((early, late))
            .with_lines()
            .printing(all.min(LIMIT), "handed over")
    }

    #[test]
    fn so_far_passes() {
        check().run();
    }
}
