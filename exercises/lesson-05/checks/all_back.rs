// Checks of exercise `all_back`. Not to be edited: change ../all_back.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        A_LIST_EACH, AsTold, Cast, Casts, Check, Expected, Hold, Response, Service, Source, Stage,
        in_lists, millis, secs, set_apart,
    };
    use ::std::option::Option;
    use ::std::result::Result;
    use ::std::string::String;
    use ::std::vec::Vec;

    type Answers =
        Result<Vec<Vec<String>>, ::std::boxed::Box<dyn ::std::error::Error + Send + Sync>>;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let teams: Vec<Vec<Source>> = in_lists(&stage.sources, |source| &source.name)
                .into_iter()
                .map(<[Source]>::to_vec)
                .collect();
            let told: Answers = super::all_back(teams).await;
            if stage.sources.is_empty() {
                let idle: Answers = super::all_back(::std::vec![Vec::new(), Vec::new()]).await;
                return Result::Ok(of_none(told?, idle?));
            }
            told.map(|told| AsTold(::std::format!("{told:?}")))
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

    /// No two jobs end at one instant: which error is first, and who is cut off, is then clear.
    fn apart(services: &mut [Service]) {
        // With so many teams, one of the last has the first error.
        if let count @ A_LIST_EACH..=120 = services.len() {
            services[count - 2].response = Response::Fails;
            services[count - 2].delay = services[0].delay / 2;
        }
        // Of three large teams, all are at work when the first error comes.
        if let (31..A_LIST_EACH, 3) = (services.len(), services.len() % 4) {
            services[0].response = Response::Fails;
            services[0].delay = millis(1);
        }
        // Who fails at once may stop the others before their first turn, or after it.
        for service in &mut *services {
            if service.response == Response::Fails {
                service.delay = service.delay.max(millis(1));
            }
        }
        set_apart(services);
    }

    /// Without any job, the function is called twice: with no team, and with two empty ones.
    fn of_none<T: ::std::fmt::Debug>(no_team: T, two_teams: T) -> AsTold {
        AsTold(::std::format!("{no_team:?} for no team and {two_teams:?} for two without jobs"))
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
            let answers: Vec<Vec<&str>> = in_lists(services, |service| &service.name)
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
