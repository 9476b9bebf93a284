// Checks of exercise `majority`. Not to be edited: change ../majority.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, Response, Service, Stage, millis, secs, set_apart,
    };
    use ::std::time::Duration;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::option::Option<::std::vec::Vec<::std::string::String>> =
                super::majority(&stage.sources[..]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        let b = Service::new("b", secs(1.0));
        let d = Service::new("d", secs(1.5));
        let cast = |b, d| {
            let a = Service::new("a", secs(3.0));
            let c = Service::new("c", secs(2.0)).failing();
            Cast::new([a, b, c, d, Service::new("e", secs(4.0))])
        };
        Check::new("majority", run, expected)
            .told(cast(b.clone(), d.clone()))
            .told(cast(b.failing(), d.failing()))
            .generated(Casts::of(1..=130).failing().shaped(shape))
            .hold(Hold::Starts, "Ask all replicas, all waits overlapping.")
            .story("More than half of them have to answer, of four three.")
            .hold(
                Hold::Resumes,
                "At the instant at which so many answers are there, return them,",
            )
            .hold(Hold::Answers, "in the order in which they came.")
            .hold(
                Hold::Resumes,
                "At the instant at which so many have failed that this can no longer be, return `None`.",
            )
            .hold(Hold::Ends, "Either way, stop all others.")
            .story(
                "With a 3 s, b 1 s, c 2 s that fails, d 1.5 s and e 4 s: `Some` of \
                 `[\"b\", \"d\", \"a\"]` at 3 s, and e is cut off.",
            )
            .story("If b and d fail too: `None` at 2 s.")
            .story("There is one replica at least, and no two end at one instant.")
    }

    /// Nobody ends before all have begun, no two end at one instant, and in some casts somebody never
    /// answers.
    fn shape(services: &mut [Service], seed: u64) {
        for service in &mut *services {
            service.delay = service.delay.max(millis(1));
        }
        set_apart(services);
        // Fewer than half, so that the call ends.
        let silent = if seed.is_multiple_of(3) { (services.len() - 1) / 2 } else { 0 };
        let answers = services.iter().filter(|service| service.response != Response::Fails).count();
        if answers == services.len() {
            for service in services.iter_mut().rev().take(silent) {
                service.response = Response::NeverAnswers;
            }
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let all = cast.services.len();
        let mut ends: ::std::vec::Vec<_> =
            cast.services.iter().filter(|service| service.takes().is_some()).collect();
        ends.sort_by_key(|service| service.delay);
        let (mut answers, mut failed, mut end) = (::std::vec::Vec::new(), 0, Duration::ZERO);
        for service in ends {
            end = service.delay;
            match service.answer() {
                ::std::option::Option::Some(answer) => answers.push(answer),
                ::std::option::Option::None => failed += 1,
            }
            if answers.len() * 2 > all || (all - failed) * 2 <= all {
                break;
            }
        }
        let services = cast.services.iter().enumerate();
        let run = services.fold(Expected::new(), |run, (place, service)| {
            match service.takes().is_some_and(|takes| takes <= end) {
                true => run.fetch(place, Duration::ZERO, service.delay),
                false => run.cancelled(place, Duration::ZERO, end),
            }
        });
        run.returning((answers.len() * 2 > all).then_some(answers))
    }

    #[::core::prelude::v1::test]
    fn majority_passes() {
        check().run();
    }
}
