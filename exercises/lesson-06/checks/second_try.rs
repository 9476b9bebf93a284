// Checks of exercise `second_try`. Not to be edited: change ../second_try.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Hold, Outcome, Service, Stage, Wanted, millis, secs};
    use ::std::time::Duration;

    /// What the first try may take, and what both may take together.
    const FIRST: Duration = Duration::from_secs(2);
    const BOTH: Duration = Duration::from_secs(3);

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::option::Option<::std::string::String> =
                super::second_try(&stage.sources[0], &stage.sources[1]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("second_try", run, wanted)
            .told(Cast::new([
                Service::new("shop", secs(4.0)),
                Service::new("spare", secs(0.5)),
            ]))
            .told(Cast::new([
                Service::new("shop", secs(0.5)).failing(),
                Service::new("spare", secs(2.2)),
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
            .hold(Hold::Answers, "Return the answer, and if none has come, `None`.")
            .story(
                "With shop 4 s and spare 0.5 s: `Some(\"spare\")` at 2.5 s. If the shop fails after \
                 0.5 s and the spare takes 2.2 s: `Some(\"spare\")` at 2.7 s.",
            )
    }

    /// Nobody ends at a limit, and in some casts somebody never answers.
    fn shape(services: &mut [Service], seed: u64) {
        match seed % 8 {
            0 => services[0].outcome = Outcome::NeverAnswers,
            1 => services[1].outcome = Outcome::NeverAnswers,
            2 => services[0].outcome = Outcome::Fails,
            _ => {}
        }
        if services[0].delay == FIRST {
            services[0].delay += millis(1);
        }
        let begins = services[0].takes().map_or(FIRST, |takes| takes.min(FIRST));
        if begins + services[1].delay == BOTH {
            services[1].delay += millis(1);
        }
    }

    fn wanted(cast: &Cast) -> Wanted {
        let run = Wanted::new().at_once(1);
        let (shop, spare) = (&cast.services[0], &cast.services[1]);
        let (run, begins) = match shop.takes() {
            Some(takes) if takes < FIRST => {
                let run = run.fetch(0, Duration::ZERO, takes);
                if let Some(answer) = shop.answer() {
                    return run.returning(Some(answer));
                }
                (run, takes)
            }
            _ => (run.cancelled(0, Duration::ZERO, FIRST), FIRST),
        };
        match spare.takes().map(|takes| begins + takes) {
            Some(ends) if ends < BOTH => run.fetch(1, begins, ends).returning(spare.answer()),
            _ => run.cancelled(1, begins, BOTH).returning(None::<&str>),
        }
    }

    #[test]
    fn second_try_passes() {
        check().run();
    }
}
