// Checks of exercise `settle`. Not to be edited: change ../settle.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, Service, Source, Stage, failed_with,
        millis, secs,
    };
    use ::std::fmt;
    use ::std::string::String;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    type Named<T> = Vec<(String, T)>;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let (answers, failures): (Named<String>, Named<FetchError>) =
                super::settle(&stage.sources[..]).await;
            let failures: Vec<_> = failures
                .into_iter()
                .map(|(name, error)| {
                    let own = |of: &&Source| of.name == error.source && failed_with(of, &error);
                    let is_told = stage.sources.iter().any(|source| own(&source));
                    (name, Failure { source: error.source, is_told })
                })
                .collect();
            Ok::<_, ::std::convert::Infallible>((answers, failures))
        };
        Check::new("settle", run, expected)
            .told(Cast::new([
                Service::new("a", secs(4.0)).answering("one"),
                Service::new("b", secs(3.0)).failing(),
                Service::new("c", secs(2.0)).answering("three"),
                Service::new("d", secs(1.0)).failing(),
            ]))
            .generated(Casts::of(0..=130).failing().shaped(one_by_one))
            .hold(Hold::Resumes, "Fetch every source, all waits overlapping.")
            .hold(Hold::Ends, "Nobody is cut off: return when all have ended.")
            .story("Return two lists.")
            .hold(Hold::Answers, "The first has every source that answered, its name and its answer,")
            .hold(Hold::Answers, "in the order of the sources.")
            .hold(Hold::Answers, "The second has every source that failed, its name and its error,")
            .hold(Hold::Answers, "the earliest failure first.")
            .story("No two sources end at one instant.")
            .story(
                "With a 4 s \"one\", b 3 s that fails, c 2 s \"three\" and d 1 s that fails, after 4 s: \
                 `a` with `one` and `c` with `three`; `d` and `b` with their errors.",
            )
    }

    /// A `FetchError`, and whether it is the one with which its source has failed.
    struct Failure {
        source: String,
        is_told: bool,
    }

    impl fmt::Debug for Failure {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let of = if self.is_told { "" } else { "another error than that of " };
            ::std::write!(f, "{of}FetchError {{ source: {:?} }}", self.source)
        }
    }

    /// No two end at one instant, so that there is one order of failures.
    fn one_by_one(services: &mut [Service], _: u64) {
        let mut places: Vec<usize> = (0..services.len()).collect();
        places.sort_by_key(|&place| services[place].delay);
        let mut last = Duration::ZERO;
        for place in places {
            let delay = &mut services[place].delay;
            *delay = (*delay).max(last + millis(1));
            last = *delay;
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let (mut answers, mut failures) = (Vec::new(), Vec::new());
        for service in &cast.services {
            match service.answer() {
                Some(answer) => answers.push((&service.name, answer)),
                None => {
                    let failure = Failure { source: service.name.clone(), is_told: true };
                    failures.push((service.delay, (&service.name, failure)));
                }
            }
        }
        failures.sort_by_key(|(delay, _)| *delay);
        let failures: Vec<_> = failures.into_iter().map(|(_, failure)| failure).collect();
        Expected::overlapping(cast).returning((answers, failures))
    }

    #[::core::prelude::v1::test]
    fn settle_passes() {
        check().run();
    }
}
