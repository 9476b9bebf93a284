// Checks of exercise `second_try`. Not to be edited: change ../second_try.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Stage, millis, secs};
    use ::std::time::Duration;

    /// What the first try may take, and what both may take together.
    const FIRST: Duration = Duration::from_secs(2);
    const BOTH: Duration = Duration::from_secs(3);

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::result::Result<::std::string::String, [::std::string::String; 2]> =
                super::second_try(&stage.sources[0], &stage.sources[1]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("second_try", run, expected)
            .told(Cast::new([
                Service::new("shop", secs(4.0)),
                Service::new("spare", secs(0.5)),
            ]))
            .told(Cast::new([
                Service::new("shop", secs(0.5)).failing(),
                Service::new("spare", secs(4.0)),
            ]))
            // Both are too late: then each call needs all of its own three seconds.
            .told(Cast::new([
                Service::new("shop", secs(4.0)),
                Service::new("spare", secs(4.0)),
            ]))
            .generated(Casts::of(2..=2).failing().shaped(shape))
            .hold(
                Hold::Starts,
                "Ask the shop. If it fails, or has not answered after 2 s, ask the spare shop, once.",
            )
            .hold(Hold::AtOnce, "Never wait for both at once.")
            .hold(
                Hold::Resumes,
                "Both together have 3 s: the spare shop has what the first one has left.",
            )
            .hold(Hold::Dropped, "Whoever is too late is stopped.")
            .hold(
                Hold::Answers,
                "Return the answer. If none has come, say of both, the shop first, what became of \
                 them: `\"NAME: failed\"` or `\"NAME: too late\"`.",
            )
            .story(
                "With shop 4 s and spare 0.5 s: `Ok(\"spare\")` at 2.5 s. If the shop fails after \
                 0.5 s and the spare takes 4 s: `Err([\"shop: failed\", \"spare: too late\"])` at 3 s.",
            )
    }

    /// Nobody ends at a limit, but some just before it, and in some casts somebody never answers. In some an answer
    /// reads like what became of a try.
    fn shape(services: &mut [Service], seed: u64) {
        match seed % 8 {
            0 => services[0].response = Response::NeverAnswers,
            1 => services[1].response = Response::NeverAnswers,
            2 => services[0].response = Response::Fails,
            _ => {}
        }
        let just_before = seed >> 8 & 3;
        if just_before == 0 {
            services[0].delay = FIRST - millis(1);
        }
        if services[0].delay == FIRST {
            services[0].delay += millis(1);
        }
        let begins = services[0].takes().map_or(FIRST, |takes| takes.min(FIRST));
        if just_before == 1 {
            services[1].delay = BOTH - begins - millis(1);
        }
        if begins + services[1].delay == BOTH {
            services[1].delay += millis(1);
        }
        let (who, word) = match (seed >> 40) % 16 {
            0 => (0, "failed"),
            1 => (0, "too late"),
            2 => (1, "failed"),
            3 => (1, "too late"),
            _ => return,
        };
        let who = &mut services[who];
        if let Response::Ok(answer) = &mut who.response {
            *answer = ::std::format!("{}: {word}", who.name);
        }
    }

    fn expected(cast: &Cast) -> Expected {
        type ReturnedError<'a> = ::std::result::Result<&'a str, [::std::string::String; 2]>;
        let run = Expected::new().at_once(1);
        let (shop, spare) = (&cast.services[0], &cast.services[1]);
        let (run, begins, first) = match shop.takes() {
            Some(takes) if takes < FIRST => {
                let run = run.fetch(0, Duration::ZERO, takes);
                if let Some(answer) = shop.answer() {
                    return run.returning(ReturnedError::Ok(answer));
                }
                (run, takes, "failed")
            }
            _ => (run.cancelled(0, Duration::ZERO, FIRST), FIRST, "too late"),
        };
        let (run, second) = match spare.takes().map(|takes| begins + takes) {
            Some(ends) if ends < BOTH => {
                let run = run.fetch(1, begins, ends);
                if let Some(answer) = spare.answer() {
                    return run.returning(ReturnedError::Ok(answer));
                }
                (run, "failed")
            }
            _ => (run.cancelled(1, begins, BOTH), "too late"),
        };
        let said = [(shop, first), (spare, second)];
        run.returning(ReturnedError::Err(
            said.map(|(who, what)| ::std::format!("{}: {what}", who.name)),
        ))
    }

    #[::core::prelude::v1::test]
    fn second_try_passes() {
        check().run();
    }
}
