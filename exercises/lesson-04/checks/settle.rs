// Checks of exercise `settle`. Not to be edited: change ../settle.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Hold, Service, Stage, Wanted, secs};
    use ::std::string::String;
    use ::std::vec::Vec;

    type Named<T> = Vec<(String, T)>;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let settled: (Named<String>, Named<::checker::FetchError>) =
                super::settle(&stage.sources).await;
            Ok::<_, ::std::convert::Infallible>(settled)
        };
        Check::new("settle", run, wanted)
            .told(Cast::new([
                Service::new("a", secs(3.0)).answering("one"),
                Service::new("b", secs(1.0)).failing(),
                Service::new("c", secs(2.0)).answering("three"),
            ]))
            .generated(Casts::of(0..=130).failing())
            .hold(Hold::Resumes, "Fetch every source, all waits overlapping.")
            .hold(Hold::Ends, "Nobody is cut off: return when all have ended.")
            .hold(Hold::Answers, "Return two lists, each in the order of the sources.")
            .hold(
                Hold::Answers,
                "The first has every source that answered: its name and its answer.",
            )
            .hold(Hold::Answers, "The second has every source that failed: its name and its error.")
            .story(
                "With a 3 s \"one\", b 1 s that fails and c 2 s \"three\", after 3 s: `a` with `one` and \
                 `c` with `three`; `b` with its error.",
            )
    }

    /// Looks like the real one, which nobody but a fetch can make.
    #[derive(Debug)]
    #[expect(dead_code, reason = "it is there for its `Debug` text")]
    struct FetchError<'a> {
        source: &'a str,
    }

    fn wanted(cast: &Cast) -> Wanted {
        let (mut answers, mut failures) = (Vec::new(), Vec::new());
        for service in &cast.services {
            match service.answer() {
                Some(answer) => answers.push((&service.name, answer)),
                None => failures.push((&service.name, FetchError { source: &service.name })),
            }
        }
        Wanted::overlapping(cast).returning((answers, failures))
    }

    #[test]
    fn settle_passes() {
        check().run();
    }
}
