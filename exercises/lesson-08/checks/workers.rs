// Checks of exercise `workers`. Not to be edited: change ../workers.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Hold, Outcome, Service, Stage, Wanted, secs};
    use ::std::time::Duration;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let machines = machines(stage.sources.len());
            let jobs: ::std::vec::Vec<_> =
                stage.sources.chunks(machines).map(<[_]>::to_vec).collect();
            let told: ::std::vec::Vec<::std::string::String> = super::work(&jobs).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("workers", run, wanted)
            .told(Cast::new([
                Service::new("a", secs(1.0)).failing(),
                Service::new("b", secs(2.0)),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=60).failing())
            .story("A job is a list of machines that can do it.")
            .hold(Hold::Resumes, "Run all jobs so that their waits overlap.")
            .hold(Hold::Starts, "A job begins on its first machine.")
            .hold(
                Hold::Starts,
                "Whenever a try fails, the next one begins at that moment, on the next machine of the \
                 list.",
            )
            .hold(Hold::Starts, "A job has at most three tries.")
            .hold(
                Hold::Ends,
                "After those, or at the end of its list, it is given up, and the other jobs go on.",
            )
            .hold(Hold::Ends, "Return when no job is left:")
            .hold(Hold::Answers, "all answers, in the order in which they came.")
            .story("With the jobs [a fails after 1 s, b 2 s] and [c 2 s]: `[\"c\", \"b\"]` at 3 s.")
    }

    /// How many machines a job has, where there are so many in all: up to five.
    fn machines(count: usize) -> usize {
        match count % 5 {
            3 => 2,
            other => other + 1,
        }
    }

    fn wanted(cast: &Cast) -> Wanted {
        let each = machines(cast.services.len());
        let mut run = Wanted::new();
        for (place, service) in cast.services.iter().enumerate() {
            // The tries of its job before it have all failed.
            let earlier = &cast.services[place - place % each..place];
            let fails = |service: &Service| service.outcome == Outcome::Fails;
            if earlier.len() < 3 && earlier.iter().all(fails) {
                let from: Duration = earlier.iter().map(|service| service.delay).sum();
                run = run.fetch(place, from, from + service.delay);
            }
        }
        run.returning_as_they_end()
    }

    #[test]
    fn workers_passes() {
        check().run();
    }
}
