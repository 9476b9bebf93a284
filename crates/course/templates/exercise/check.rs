// Checks of exercise `@NAME@`. Not to be edited: change ../@NAME@.rs instead.
pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, Response, Service, Stage, secs,
    };

    type Told = ::std::result::Result<[::std::string::String; 2], FetchError>;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let pair = [0, 1].map(|place: usize| &stage.sources[place]);
            let told: Told = super::@NAME@(pair).await;
            told
        };
        Check::new("@NAME@", run, expected)
            .told(Cast::new([Service::new("tea", secs(2.0)), Service::new("toast", secs(1.0))]))
            .generated(Casts::of(2..=2).failing())
            .story("TODO: a picture in one sentence.")
            .hold(
                Hold::Resumes,
                "Ask both, so that the waits overlap: the caller resumes when the slower one has \
                 answered.",
            )
            .hold(Hold::Answers, "Return both answers in the order of the list.")
            .hold(Hold::Error, "If both fail, return the first one's error.")
    }

    fn expected(cast: &Cast) -> Expected {
        let expected = Expected::overlapping(cast);
        match cast.services.iter().position(|service| service.response == Response::Fails) {
            Some(failed) => expected.failing_with(failed),
            None => expected.returning(
                [0, 1]
                    .map(|place: usize| cast.services[place].answer())
                    .map(Option::unwrap_or_default),
            ),
        }
    }

    #[::core::prelude::v1::test]
    fn @NAME@_passes() {
        check().run();
    }
}
