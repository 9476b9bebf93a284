// Checks of exercise `one_basket`. Not to be edited: change ../one_basket.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Service, Stage, secs};

    type Told = ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::boxed::Box<dyn ::std::error::Error + ::std::marker::Send + ::std::marker::Sync>,
    >;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: Told = super::one_basket(&stage.sources[..]).await;
            told
        };
        Check::new("one_basket", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130))
            .hold(Hold::Place, "Fetch every source in a task of its own.")
            .hold(Hold::Resumes, "The answers come into one basket, each the moment it is there.")
            .hold(Hold::Ends, "When all tasks have ended,")
            .hold(
                Hold::Answers,
                "return what is in the basket: the answers in the order in which they came.",
            )
            .story("With a 3 s, b 1 s and c 2 s: `[\"b\", \"c\", \"a\"]` after 3 s.")
            .story("No source fails.")
            .hold(Hold::Apart, "Every call makes a new basket, also when two calls overlap.")
            .hold(
                Hold::Freed,
                "When a call is over, its basket is gone: it is in no `static`, and not leaked.",
            )
            .story("A task must not borrow the basket: share it like the slate of the chapter.")
    }

    fn expected(cast: &Cast) -> Expected {
        Expected::overlapping(cast).in_tasks().returning_as_they_end()
    }

    #[::core::prelude::v1::test]
    fn one_basket_passes() {
        check().run();
    }
}
