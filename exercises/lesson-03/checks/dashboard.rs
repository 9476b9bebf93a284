// Checks of exercise `dashboard`. Not to be edited: change ../dashboard.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, Response, Service, Stage, secs,
    };

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::result::Result<::std::string::String, FetchError> =
                super::dashboard(&stage.sources[0], &stage.sources[1]).await;
            told
        };
        Check::new("dashboard", run, expected)
            .told(Cast::new([
                Service::new("profile", secs(1.0)).answering("Ada"),
                Service::new("orders", secs(1.5)).answering("2 orders"),
            ]))
            .generated(Casts::of(2..=2).failing())
            .hold(Hold::Resumes, "Ask both services so that their waits overlap,")
            .hold(
                Hold::Answers,
                "and return one line: the profile's answer, a colon and a space, the orders' answer.",
            )
            .story("With profile 1 s \"Ada\" and orders 1.5 s \"2 orders\": `\"Ada: 2 orders\"` at 1.5 s.")
            .story("Either may fail.")
            .hold(Hold::Ends, "Wait for both all the same,")
            .hold(Hold::Error, "then return the error; if both fail, that of the profile.")
    }

    fn expected(cast: &Cast) -> Expected {
        let expected = Expected::overlapping(cast);
        match cast.services.iter().position(|service| service.response == Response::Fails) {
            Some(failed) => expected.failing_with(failed),
            None => {
                let answers: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
                expected.returning(answers.join(": "))
            }
        }
    }

    #[::core::prelude::v1::test]
    fn dashboard_passes() {
        check().run();
    }
}
