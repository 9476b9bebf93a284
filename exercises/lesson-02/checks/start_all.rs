// Checks of exercise `start_all`. Not to be edited: change ../start_all.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Service, Stage, secs};

    type Told = ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::boxed::Box<dyn ::std::error::Error + ::std::marker::Send + ::std::marker::Sync>,
    >;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: Told = super::start_all(&stage.sources[..]).await;
            told
        };
        Check::new("start_all", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130))
            .hold(Hold::Place, "Fetch every source, once, in a task of its own.")
            .hold(Hold::Resumes, "All tasks are under way before you wait for the first.")
            .hold(Hold::Answers, "Return the answers in the order of the sources.")
            .story("With a 3 s, b 1 s and c 2 s: `[\"a\", \"b\", \"c\"]` after 3 s.")
            .story("No source fails here.")
            .story("A task must not borrow `sources`: it needs a `Source` of its own.")
    }

    fn expected(cast: &Cast) -> Expected {
        let answers: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
        Expected::overlapping(cast).in_tasks().returning(answers)
    }

    #[::core::prelude::v1::test]
    fn start_all_passes() {
        check().run();
    }
}
