// Checks of exercise `health`. Not to be edited: change ../health.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Stage, millis, secs};
    use ::std::time::Duration;

    /// In milliseconds: the first three as the text tells, then uneven ones, short and long ones, and two that
    /// are equal. Who counts whole seconds does not meet these, nor who looks now and then.
    const LIMITS: [u64; 14] = [
        1_000, 2_000, 3_000, IN_TIME, 1_234, 47, 70_000, 2_501, 2_501, TOO_LATE, 8_009, 20_000, 1,
        300,
    ];
    /// One millisecond more, or less, than the host at this place takes.
    const IN_TIME: u64 = u64::MAX;
    const TOO_LATE: u64 = u64::MAX - 1;

    /// The limits of the hosts. They begin elsewhere in the table for other casts; nobody ends at a limit.
    fn limits(cast: &Cast) -> ::std::vec::Vec<Duration> {
        // The told delays are 7 s together, a multiple of the table's length.
        let all = cast.services.iter().map(|service| service.delay.as_millis() as usize);
        let begin = all.sum::<usize>();
        let hosts = cast.services.iter().enumerate();
        let limits = hosts.map(|(place, host)| {
            let limit = match LIMITS[(begin + place) % LIMITS.len()] {
                IN_TIME => host.delay + millis(1),
                TOO_LATE => host.delay.saturating_sub(millis(1)).max(millis(1)),
                limit => millis(limit),
            };
            if limit == host.delay { limit + millis(1) } else { limit }
        });
        limits.collect()
    }

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let limits = limits(&stage.cast);
            let hosts: ::std::vec::Vec<_> = stage.sources.into_iter().zip(limits).collect();
            let told: ::std::vec::Vec<::std::string::String> = super::health(&hosts[..]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("health", run, expected)
            .told(Cast::new([
                Service::new("web", secs(0.5)),
                Service::new("db", secs(4.0)),
                Service::new("mail", secs(2.5)).failing(),
            ]))
            .generated(Casts::of(0..=130).failing().silent())
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
            .story("No limit is 0.")
    }

    fn expected(cast: &Cast) -> Expected {
        let limits = limits(cast);
        let report = cast.services.iter().zip(&limits).map(|(service, &limit)| {
            let is = match service.takes() {
                Some(takes) if takes < limit => match service.response {
                    Response::Ok(_) => "up",
                    _ => "down",
                },
                _ => "no answer",
            };
            ::std::format!("{}: {is}", service.name)
        });
        let report: ::std::vec::Vec<_> = report.collect();
        Expected::overlapping_within(cast, |place| limits[place]).returning(report)
    }

    #[::core::prelude::v1::test]
    fn health_passes() {
        check().run();
    }
}
