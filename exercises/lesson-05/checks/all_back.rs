// Checks of exercise `all_back`. Not to be edited: change ../all_back.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, Response, Service, Source, Stage, millis, secs,
    };
    use ::std::option::Option;
    use ::std::result::Result;
    use ::std::string::String;
    use ::std::vec::Vec;

    type Answers =
        Result<Vec<Vec<String>>, ::std::boxed::Box<dyn ::std::error::Error + Send + Sync>>;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let teams: Vec<Vec<Source>> = by_team(&stage.sources, |source| &source.name)
                .into_iter()
                .map(<[Source]>::to_vec)
                .collect();
            let told: Answers = super::all_back(teams).await;
            if stage.sources.is_empty() {
                let idle: Answers = super::all_back(::std::vec![Vec::new(), Vec::new()]).await;
                return Result::Ok(of_none(told?, idle?));
            }
            told.map(|told| Told(::std::format!("{told:?}")))
        };
        Check::new("all_back", run, expected)
            .told(Cast::new([
                Service::new("a", secs(1.0)),
                Service::new("b", secs(3.0)),
                Service::new("c", secs(2.0)).failing(),
                Service::new("d", secs(4.0)),
            ]))
            .generated(Casts::of(0..=130).failing().shaped(|services, _| apart(services)))
            .story(
                "A plain `tokio::spawn` in a team, and its helpers go on when all is called off. Write \
                 it so that nobody does.",
            )
            .story("A list may be long.")
            .hold(Hold::Place, "Run every job of every team in a task of its own,")
            .hold(Hold::Resumes, "all waits overlapping.")
            .hold(
                Hold::Answers,
                "Return the answers team by team, in the order of the teams and of their jobs.",
            )
            .hold(
                Hold::Error,
                "The first job that fails, in whichever team, calls it all off: return its error at \
                 that instant.",
            )
            .hold(Hold::Dropped, "Each other job is cut off there and then, in each team;")
            .hold(
                Hold::Ends,
                "to ask its task to go is enough, if nothing works on when time goes on.",
            )
            .story(
                "With two teams, a 1 s and b 3 s, c 2 s that fails and d 4 s: the error of c at 2 s.",
            )
    }

    /// From so many sources on, up to 120, there is a team for each: of more, a single team has most.
    const MANY: usize = 105;

    /// How many jobs each team has, of so many: by twos, in halves, one each, and all but one in a single
    /// team, with an empty one beside it. Where the names are in falling order, all are in one team, or all but one, with
    /// empty ones before, behind and between.
    /// A team of 1 or 3 is the only one. Large ones by size alone, so that a smaller one shows the same.
    fn sizes(names: &[&str]) -> Vec<usize> {
        let count = names.len();
        let falls = names.first() > names.last();
        match (count, count % 4) {
            (MANY..=120, _) => ::std::vec![1; count],
            (31.., _) => ::std::vec![1, 0, count - 1],
            (_, 0) if falls => ::std::vec![0, count],
            (_, 1) if falls => ::std::vec![count, 0],
            (_, 2) if falls => ::std::vec![0, 0, count, 0, 0],
            (_, _) if falls => ::std::vec![1, 0, 0, count - 1],
            (1 | 3, _) => ::std::vec![count],
            (_, 0) => ::std::vec![2; count / 2],
            (_, 1) => ::std::vec![1, 0, count - 1],
            (_, 2) => ::std::vec![1; count],
            _ => ::std::vec![count / 2, count - count / 2],
        }
    }

    fn by_team<T>(all: &[T], name: fn(&T) -> &str) -> Vec<&[T]> {
        let names: Vec<&str> = all.iter().map(name).collect();
        let mut rest = all;
        sizes(&names)
            .into_iter()
            .map(|size| {
                let (team, others) = rest.split_at(size);
                rest = others;
                team
            })
            .collect()
    }

    /// No two jobs end at one instant: which error is first, and who is cut off, is then clear.
    fn apart(services: &mut [Service]) {
        // With so many teams, one of the last has the first error.
        if let count @ MANY..=120 = services.len() {
            services[count - 2].response = Response::Fails;
            services[count - 2].delay = services[0].delay / 2;
        }
        for place in 0..services.len() {
            // Who fails at once may stop the others before their first turn, or after it.
            if services[place].response == Response::Fails {
                services[place].delay = services[place].delay.max(millis(1));
            }
            while services[..place].iter().any(|other| other.delay == services[place].delay) {
                services[place].delay += millis(1);
            }
        }
    }

    /// What was returned, as it is printed.
    struct Told(String);

    impl ::std::fmt::Debug for Told {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str(&self.0)
        }
    }

    /// Without any job, the function is called twice: with no team, and with two empty ones.
    fn of_none<T: ::std::fmt::Debug>(no_team: T, two_teams: T) -> Told {
        Told(::std::format!("{no_team:?} for no team and {two_teams:?} for two without jobs"))
    }

    fn expected(cast: &Cast) -> Expected {
        let services = &cast.services;
        let start = ::std::time::Duration::ZERO;
        let failed = (0..services.len())
            .filter(|&place| services[place].response == Response::Fails)
            .min_by_key(|&place| services[place].delay);
        let Option::Some(failed) = failed else {
            if services.is_empty() {
                let [none, idle] = [::std::format_args!("[]"), ::std::format_args!("[[], []]")];
                return Expected::new().returning(of_none(none, idle));
            }
            let answers: Vec<Vec<&str>> = by_team(services, |service| &service.name)
                .into_iter()
                .map(|team| team.iter().filter_map(Service::answer).collect())
                .collect();
            return Expected::overlapping(cast).in_tasks().returning(answers);
        };
        let end = services[failed].delay;
        let mut run = Expected::new().in_tasks();
        for (place, service) in services.iter().enumerate() {
            run = match service.delay > end {
                true => run.cancelled(place, start, end),
                false => run.fetch(place, start, service.delay),
            };
        }
        run.failing_with(failed)
    }

    #[::core::prelude::v1::test]
    fn all_back_passes() {
        check().run();
    }
}
