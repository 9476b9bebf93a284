// Checks of exercise `all_home`. Not to be edited: change ../all_home.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Stage, secs};

    type Told = ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::boxed::Box<dyn ::std::error::Error + ::std::marker::Send + ::std::marker::Sync>,
    >;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: Told = super::all_home(&stage.sources[..]).await;
            told
        };
        Check::new("all_home", run, expected)
            .told(Cast::new([
                Service::new("a", secs(1.0)).failing(),
                Service::new("b", secs(3.0)),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130).failing().panicking())
            .hold(Hold::Place, "Fetch every source in a task of its own,")
            .hold(Hold::Answers, "and return the answers in the order of the sources.")
            .story("This time sources may fail, or even panic.")
            .hold(
                Hold::Error,
                "If any does, return the error of the first in the list that did: its `FetchError`, \
                 or the `JoinError` of its task if it panicked.",
            )
            .hold(
                Hold::Ends,
                "But return not before every task has ended: no handle may be dropped early.",
            )
            .story("With a 1 s that fails, b 3 s and c 2 s: the error `a failed`, after 3 s.")
    }

    fn expected(cast: &Cast) -> Expected {
        let expected = Expected::overlapping(cast).in_tasks();
        match cast.services.iter().position(|service| service.answer().is_none()) {
            Some(first) if cast.services[first].response == Response::Fails => {
                expected.failing_with(first)
            }
            Some(first) => expected.failing_with_panic_of(first),
            None => {
                let answers: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
                expected.returning(answers)
            }
        }
    }

    #[::core::prelude::v1::test]
    fn all_home_passes() {
        check().run();
    }
}
