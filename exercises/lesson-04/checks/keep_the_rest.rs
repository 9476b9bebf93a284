// Checks of exercise `keep_the_rest`. Not to be edited: change ../keep_the_rest.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Stage, secs};
    use ::std::result::Result;
    use ::std::string::String;
    use ::std::vec::Vec;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let kept: Vec<Result<String, String>> = super::keep_the_rest(&stage.sources[..]).await;
            Ok::<_, ::std::convert::Infallible>(kept)
        };
        Check::new("keep_the_rest", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)).panicking(),
                Service::new("c", secs(2.0)).failing(),
            ]))
            .generated(Casts::of(0..=130).failing().panicking())
            .hold(Hold::Resumes, "Fetch every source, all waits overlapping.")
            .story("A source may fail, and it may panic.")
            .hold(Hold::Returns, "Your function does not panic:")
            .hold(Hold::Ends, "wait until every source has ended.")
            .hold(Hold::Answers, "Return one line for each source, in the order of the sources.")
            .hold(Hold::Answers, "Of a source that answered, `Ok` with its answer.")
            .hold(
                Hold::Answers,
                "Of one that failed, `Err` with the text of its error (`to_string()`).",
            )
            .hold(
                Hold::Answers,
                "Of one that panicked, `Err` with the text `NAME panicked`, its name in front.",
            )
            .story(
                "With a 3 s, b 1 s that panics, c 2 s that fails: `[Ok(\"a\"), Err(\"b panicked\"), \
                 Err(\"c failed\")]`.",
            )
    }

    fn expected(cast: &Cast) -> Expected {
        let kept: Vec<Result<&str, String>> = cast
            .services
            .iter()
            .map(|service| match &service.response {
                Response::Ok(answer) => Ok(answer.as_str()),
                Response::Panics(_) => Err(::std::format!("{} panicked", service.name)),
                _ => Err(::std::format!("{} failed", service.name)),
            })
            .collect();
        Expected::overlapping(cast).returning(kept)
    }

    #[::core::prelude::v1::test]
    fn keep_the_rest_passes() {
        check().run();
    }
}
