// Checks of exercise `health`. Not to be edited: change ../health.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Stage, millis, secs};
    use ::std::time::Duration;

    /// The limit of the host at this place: the first three as the text tells, then uneven ones. Who counts
    /// whole seconds does not meet these, nor who looks now and then.
    fn limit(place: usize) -> Duration {
        const LIMITS: [u64; 7] = [1_000, 2_000, 3_000, 1_234, 47, 2_501, 8_009];
        millis(LIMITS[place % LIMITS.len()])
    }

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let hosts = stage.sources.into_iter().enumerate();
            let hosts: ::std::vec::Vec<_> =
                hosts.map(|(place, source)| (source, limit(place))).collect();
            let told: ::std::vec::Vec<::std::string::String> = super::health(&hosts[..]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("health", run, expected)
            .told(Cast::new([
                Service::new("web", secs(0.5)),
                Service::new("db", secs(4.0)),
                Service::new("mail", secs(2.5)).failing(),
            ]))
            .generated(Casts::of(0..=130).failing().silent().shaped(shape))
            .hold(Hold::Resumes, "Ask all hosts so that their waits overlap.")
            .hold(
                Hold::Dropped,
                "Each has the time that stands beside it: a host that is too late is stopped at its \
                 own limit,",
            )
            .hold(Hold::Ends, "and the others go on.")
            .hold(
                Hold::Answers,
                "Report every host, in the order of the list: `\"NAME: up\"` if it answers in time, \
                 `\"NAME: down\"` if it fails in time, `\"NAME: no answer\"` if it is too late.",
            )
            .story(
                "With web 0.5 s, db 4 s and a mail that fails after 2.5 s, limits 1, 2 and 3 s: \
                 `[\"web: up\", \"db: no answer\", \"mail: down\"]` at 2.5 s.",
            )
    }

    /// Nobody ends at a limit.
    fn shape(services: &mut [Service], _: u64) {
        for (place, service) in services.iter_mut().enumerate() {
            if service.delay == limit(place) {
                service.delay += millis(1);
            }
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let report = cast.services.iter().enumerate().map(|(place, service)| {
            let is = match service.takes() {
                Some(takes) if takes < limit(place) => match service.response {
                    Response::Ok(_) => "up",
                    _ => "down",
                },
                _ => "no answer",
            };
            ::std::format!("{}: {is}", service.name)
        });
        let report: ::std::vec::Vec<_> = report.collect();
        Expected::overlapping_within(cast, limit).returning(report)
    }

    #[::core::prelude::v1::test]
    fn health_passes() {
        check().run();
    }
}
