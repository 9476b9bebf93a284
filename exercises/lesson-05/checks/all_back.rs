// Checks of exercise `all_back`. Not to be edited: change ../all_back.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Hold, Outcome, Service, Source, Stage, Wanted, millis, secs,
    };
    use ::std::option::Option;
    use ::std::string::String;
    use ::std::vec::Vec;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let size = size(stage.sources.len());
            let teams: Vec<Vec<Source>> =
                stage.sources.chunks(size).map(|team| team.to_vec()).collect();
            super::all_back(teams).await.map(|told: Vec<Vec<String>>| told)
        };
        Check::new("all_back", run, wanted)
            .told(Cast::new([
                Service::new("a", secs(1.0)),
                Service::new("b", secs(3.0)),
                Service::new("c", secs(2.0)).failing(),
                Service::new("d", secs(4.0)),
            ]))
            .generated(Casts::of(0..=30).failing().shaped(|services, _| apart(services)))
            .story(
                "A plain `tokio::spawn` in a team, and its helpers go on when all is called off. Write \
                 it so that nobody does.",
            )
            .hold(Hold::Place, "Run every job of every team in a task of its own,")
            .hold(Hold::Resumes, "all waits overlapping.")
            .hold(
                Hold::Answers,
                "Return the answers team by team, in the order of the teams and of their jobs.",
            )
            .hold(
                Hold::Error,
                "The first job that fails, in whichever team, calls it all off: return its error at \
                 once.",
            )
            .hold(Hold::Dropped, "Each other job is cut off, in each team,")
            .hold(Hold::Ends, "and no task works on.")
            .story(
                "With two teams, a 1 s and b 3 s, c 2 s that fails and d 4 s: the error of c at 2 s.",
            )
    }

    /// How many jobs a team has, of so many.
    fn size(count: usize) -> usize {
        count % 3 + 1
    }

    /// No two jobs end at one instant: which error is first, and who is cut off, is then clear.
    fn apart(services: &mut [Service]) {
        for place in 0..services.len() {
            services[place].delay = services[place].delay.max(millis(1));
            while services[..place].iter().any(|other| other.delay == services[place].delay) {
                services[place].delay += millis(1);
            }
        }
    }

    fn wanted(cast: &Cast) -> Wanted {
        let services = &cast.services;
        let start = ::std::time::Duration::ZERO;
        let failed = (0..services.len())
            .filter(|&place| services[place].outcome == Outcome::Fails)
            .min_by_key(|&place| services[place].delay);
        let Option::Some(failed) = failed else {
            let answers: Vec<Vec<&str>> = services
                .chunks(size(services.len()))
                .map(|team| team.iter().filter_map(Service::answer).collect())
                .collect();
            return Wanted::overlapping(cast).in_tasks().returning(answers);
        };
        let end = services[failed].delay;
        let mut run = Wanted::new().in_tasks();
        for (place, service) in services.iter().enumerate() {
            run = match service.delay > end {
                true => run.cancelled(place, start, end),
                false => run.fetch(place, start, service.delay),
            };
        }
        run.failing_with(failed)
    }

    #[test]
    fn all_back_passes() {
        check().run();
    }
}
