// Checks of exercise `overlap`. Not to be edited: change ../overlap.rs instead.
pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, Response, Service, Stage, secs,
    };

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let [first, second, third] = [0, 1, 2].map(|place: usize| &stage.sources[place]);
            let told: ::std::result::Result<[::std::string::String; 3], FetchError> =
                super::overlap(first, second, third).await;
            told
        };
        Check::new("overlap", run, expected)
            .told(Cast::new([
                Service::new("tea", secs(3.0)),
                Service::new("toast", secs(1.0)),
                Service::new("eggs", secs(2.0)),
            ]))
            .generated(Casts::of(3..=3).failing())
            .story("Three services, three answers, one caller.")
            .hold(Hold::Starts, "Ask each once, so that the waits overlap:")
            .hold(
                Hold::Resumes,
                "the caller resumes when the slowest has answered, and not a millisecond later.",
            )
            .hold(
                Hold::Answers,
                "Return the answers in the order of the parameters, whichever comes first.",
            )
            .hold(Hold::Ends, "Wait for all three even if one fails;")
            .hold(Hold::Error, "then return the error of the first parameter that failed.")
            .story("`fetch(first)` is a future of a `Result<String, FetchError>`.")
            .story(
                "Your code replaces both lines of the body: `_ = ...` only keeps the compiler from \
                 warning of unused names.",
            )
    }

    fn expected(cast: &Cast) -> Expected {
        let expected = Expected::overlapping(cast);
        match cast.services.iter().position(|service| service.response == Response::Fails) {
            Some(failed) => expected.failing_with(failed),
            None => expected.returning(
                [0, 1, 2]
                    .map(|place: usize| cast.services[place].answer())
                    .map(Option::unwrap_or_default),
            ),
        }
    }

    #[::core::prelude::v1::test]
    fn overlap_passes() {
        check().run();
    }
}
