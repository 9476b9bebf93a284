// Checks of exercise `keep_alive`. Not to be edited: change ../keep_alive.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Hold, Outcome, Service, Source, Stage, Wanted, millis, secs,
    };
    use ::std::option::Option;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let workers: Vec<Vec<Source>> =
                stage.sources.chunks(STARTS).map(|starts| starts.to_vec()).collect();
            super::keep_alive(workers).await.map(|told: Vec<::std::string::String>| told)
        };
        Check::new("keep_alive", run, wanted)
            .told(Cast::new([
                Service::new("a", secs(1.0)).failing(),
                Service::new("b", secs(2.0)),
                Service::new("c", secs(1.0)),
                Service::new("d", secs(4.0)),
            ]))
            .generated(Casts::of(0..=45).failing().shaped(shape))
            .story("A worker is a list of starts, one source each.")
            .story("Fetch from the first of them.")
            .hold(Hold::Starts, "If that fails, the next start follows on the spot,")
            .hold(Hold::Starts, "and no other worker notices.")
            .hold(Hold::Resumes, "All workers overlap.")
            .hold(Hold::Starts, "A worker who has answered is not started again.")
            .hold(
                Hold::Dropped,
                "When the last start of a worker fails, give up: cut off all others on the spot,",
            )
            .hold(Hold::Error, "and return that error.")
            .hold(Hold::Answers, "Else return the answers, in the order of the workers.")
            .story(
                "With [a 1 s that fails, b 2 s, c 1 s] and [d 4 s]: [\"b\", \"d\"] at 4 s, no c.",
            )
    }

    /// The last worker may have fewer.
    const STARTS: usize = 3;

    /// The ends of two workers' starts differ by their numbers at least, so no two are at one instant. In
    /// some casts the last starts answer: then nobody is given up.
    fn shape(services: &mut [Service], seed: u64) {
        let last = services.len().saturating_sub(1);
        for (place, service) in services.iter_mut().enumerate() {
            let hundreds = (service.delay.as_millis() as u64 / 100).max(1) * 100;
            let number = if place % STARTS == 0 { place / STARTS } else { 0 };
            service.delay = millis(hundreds + number as u64);
            let is_last = place % STARTS == STARTS - 1 || place == last;
            if is_last && seed.is_multiple_of(2) && service.outcome == Outcome::Fails {
                service.outcome = Outcome::Ok(service.name.clone());
            }
        }
    }

    /// The starts of one worker, each with its place, begin and end; and whether the last of them fails.
    type Starts = (Vec<(usize, Duration, Duration)>, bool);

    fn starts(services: &[Service]) -> Vec<Starts> {
        let workers = services.chunks(STARTS).enumerate();
        let worker = |(number, worker): (usize, &[Service])| {
            let (mut at, mut starts) = (Duration::ZERO, Vec::new());
            for (place, service) in worker.iter().enumerate() {
                starts.push((number * STARTS + place, at, at + service.delay));
                at += service.delay;
                if service.outcome != Outcome::Fails {
                    return (starts, false);
                }
            }
            (starts, true)
        };
        workers.map(worker).collect()
    }

    fn wanted(cast: &Cast) -> Wanted {
        let workers = starts(&cast.services);
        let given_up = workers.iter().filter(|(_, fails)| *fails);
        let given_up = given_up.filter_map(|(starts, _)| starts.last());
        let given_up = given_up.min_by_key(|(_, _, until)| *until).copied();
        let mut run = Wanted::new();
        for (place, from, until) in workers.iter().flat_map(|(starts, _)| starts).copied() {
            run = match given_up {
                Option::Some((_, _, end)) if from > end => run,
                Option::Some((_, _, end)) if until > end => run.cancelled(place, from, end),
                _ => run.fetch(place, from, until),
            };
        }
        match given_up {
            Option::Some((place, _, _)) => run.failing_with(place),
            Option::None => {
                let last = workers.iter().filter_map(|(starts, _)| starts.last());
                let answers = last.filter_map(|(place, _, _)| cast.services[*place].answer());
                run.returning(answers.collect::<Vec<_>>())
            }
        }
    }

    #[test]
    fn keep_alive_passes() {
        check().run();
    }
}
