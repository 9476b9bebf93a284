// Checks of exercise `no_loss`. Not to be edited: change ../no_loss.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Service, Stage, millis, secs};
    use ::std::time::Duration;

    const LIMIT: Duration = Duration::from_secs(2);

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let notebook: &::std::cell::RefCell<::std::vec::Vec<::std::string::String>> =
                &stage.notes;
            let told: ::std::vec::Vec<::std::string::String> =
                super::collect(&stage.sources[..], notebook).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("no_loss", run, expected)
            .told(Cast::new([
                Service::new("a", secs(1.5)),
                Service::new("b", secs(3.0)),
                Service::new("c", secs(1.0)),
            ]))
            .generated(Casts::of(0..=130).failing().silent().shaped(shape))
            .hold(Hold::Resumes, "Ask all shops so that their waits overlap.")
            .hold(
                Hold::Noted,
                "The moment an answer comes, before anything else runs, write it into the notebook,",
            )
            .hold(Hold::Lent, "below what stands there.")
            .hold(Hold::Dropped, "After 2 s stop whoever is too late.")
            .hold(Hold::Resumes, "If all have ended earlier, do not wait any longer.")
            .hold(
                Hold::Answers,
                "Return the names of those who gave no answer, in the order of the list: too late or \
                 failed.",
            )
            .story(
                "With a 1.5 s, b 3 s and c 1 s: `[\"b\"]` at 2 s, and the notebook says \
                 `[\"c\", \"a\"]`.",
            )
            .hold(
                Hold::Place,
                "Shops and notebook are only lent to you: no task of their own for these.",
            )
    }

    /// Nobody ends at the limit itself.
    fn shape(services: &mut [Service], _: u64) {
        for service in services.iter_mut().filter(|service| service.delay == LIMIT) {
            service.delay += millis(1);
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let in_time = |service: &Service| service.takes().is_some_and(|takes| takes < LIMIT);
        let run = Expected::overlapping_within(cast, |_| LIMIT);
        let silent = |s: &&Service| !in_time(s) || s.answer().is_none();
        let names = cast.services.iter().filter(silent).map(|service| &service.name);
        run.in_the_caller().noting().returning(names.collect::<::std::vec::Vec<_>>())
    }

    #[::core::prelude::v1::test]
    fn no_loss_passes() {
        check().run();
    }
}
