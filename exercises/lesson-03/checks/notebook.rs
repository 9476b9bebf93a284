// Checks of exercise `notebook`. Not to be edited: change ../notebook.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, FetchError, Hold, Service, Stage, secs};

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let notes: &::std::cell::RefCell<::std::vec::Vec<::std::string::String>> = &stage.notes;
            let told: ::std::result::Result<::std::vec::Vec<::std::string::String>, FetchError> =
                super::cook(&stage.sources[..], notes).await;
            told
        };
        Check::new("notebook", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130))
            .hold(Hold::Resumes, "Cook every dish, all waits overlapping.")
            .hold(
                Hold::Noted,
                "The moment a dish is ready, before anything else runs, write its answer into the notebook,",
            )
            .hold(Hold::Lent, "below what stands there.")
            .hold(Hold::Answers, "Return the answers in the order of the dishes.")
            .story(
                "With a 3 s, b 1 s and c 2 s: `[\"a\", \"b\", \"c\"]` at 3 s, and the notebook says \
                 `[\"b\", \"c\", \"a\"]`. No dish fails.",
            )
            .hold(
                Hold::Place,
                "Dishes and notebook are only lent to you, and a `RefCell` may not leave its thread: \
                 no task of their own for these.",
            )
            .story("`futures::future::join_all` is here.")
    }

    fn expected(cast: &Cast) -> Expected {
        let returned: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
        Expected::overlapping(cast).in_the_caller().returning(returned).noting()
    }

    #[::core::prelude::v1::test]
    fn notebook_passes() {
        check().run();
    }
}
