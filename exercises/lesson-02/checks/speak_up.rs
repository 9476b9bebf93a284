// Checks of exercise `speak_up`. Not to be edited: change ../speak_up.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Service, Stage, secs};

    type Told = ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::boxed::Box<dyn ::std::error::Error + ::std::marker::Send + ::std::marker::Sync>,
    >;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: Told = super::speak_up(&stage.sources[..]).await;
            told
        };
        Check::new("speak_up", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130))
            .hold(Hold::Place, "Fetch every source in a task of its own,")
            .hold(Hold::Answers, "and return the answers in the order of the sources.")
            .story("No source fails.")
            .hold(Hold::Printed, "This time an answer must be seen the moment it is there.")
            .hold(
                Hold::Printed,
                "Print it with `tracing::info!`: the answer, then ` is ready`. Print nothing else with it.",
            )
            .story(
                "With a 3 s, b 1 s and c 2 s, the lines are `b is ready` at 1 s, `c is ready` at 2 s \
                 and `a is ready` at 3 s. The result is `[\"a\", \"b\", \"c\"]`.",
            )
    }

    fn expected(cast: &Cast) -> Expected {
        let answers: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
        let expected = Expected::overlapping(cast).in_tasks().returning(answers).with_lines();
        cast.services.iter().fold(expected, |expected, service| {
            let answer = service.answer().unwrap_or_default();
            expected.printing(service.delay, &::std::format!("{answer} is ready"))
        })
    }

    #[::core::prelude::v1::test]
    fn speak_up_passes() {
        check().run();
    }
}
