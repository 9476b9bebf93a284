// Checks of exercise `mirrors`. Not to be edited: change ../mirrors.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, Response, Service, Stage, millis, secs, set_apart,
    };
    use ::std::time::Duration;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::option::Option<::std::string::String> =
                super::first_copy(&stage.sources[..]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("mirrors", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)).failing(),
                Service::new("c", secs(2.0)),
                Service::new("d", secs(1.5)).answering("old d"),
            ]))
            .generated(Casts::of(0..=130).failing().shaped(shape))
            .hold(Hold::Resumes, "Ask all mirrors so that their waits overlap.")
            .hold(Hold::Answers, "Return the good copy that is there first,")
            .hold(Hold::Resumes, "when it is there.")
            .hold(
                Hold::Answers,
                "A failure is no good copy, and neither is an old one, which begins with `old`: wait on \
                 for the others then.",
            )
            .hold(Hold::Ends, "Once you have a good copy, stop whoever is still asked.")
            .hold(Hold::Returns, "If no mirror has one, return `None` when all have ended.")
            .story(
                "With a 3 s, b that fails after 1 s, c 2 s and d `\"old d\"` after 1.5 s: `Some(\"c\")` \
                 at 2 s.",
            )
    }

    /// With more mirrors than these, in some casts every copy is old, but perhaps the last one of the list.
    const MANY: usize = 12;

    /// No two end at one instant, so that it is clear who is first. Copies begin with `old` in many ways, or
    /// only nearly.
    fn shape(services: &mut [Service], seed: u64) {
        for service in &mut *services {
            service.delay = service.delay.max(millis(1));
        }
        set_apart(services);
        let count = services.len();
        let all_old = count > MANY && (seed >> 40).is_multiple_of(3);
        for (place, service) in services.iter_mut().enumerate() {
            if let Response::Ok(copy) = &mut service.response {
                match (seed >> (place % 48 + 8)) % 16 {
                    _ if all_old && place + 1 < count => copy.insert_str(0, "old "),
                    0..=4 => copy.insert_str(0, "old "),
                    5 => copy.insert_str(0, "older: "),
                    6 => copy.insert_str(0, "old"),
                    7 => *copy = ::std::convert::From::from("old"),
                    8 => copy.insert_str(0, "Old "),
                    9 => copy.insert_str(0, " old "),
                    10 => copy.push_str(", not old"),
                    11 => *copy = ::std::convert::From::from("olé"),
                    12 => copy.push_str(" failed"),
                    13 => copy.push_str("\nold"),
                    _ => {}
                }
            }
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let good =
            |service: &&Service| service.answer().is_some_and(|copy| !copy.starts_with("old"));
        let first = cast.services.iter().filter(good).min_by_key(|service| service.delay);
        let end = first.map(|first| first.delay);
        let run = cast.services.iter().enumerate().fold(
            Expected::new(),
            |run, (place, service)| match end {
                ::std::option::Option::Some(end) if service.delay > end => {
                    run.cancelled(place, Duration::ZERO, end)
                }
                _ => run.fetch(place, Duration::ZERO, service.delay),
            },
        );
        run.returning(first.and_then(Service::answer))
    }

    #[::core::prelude::v1::test]
    fn mirrors_passes() {
        check().run();
    }
}
