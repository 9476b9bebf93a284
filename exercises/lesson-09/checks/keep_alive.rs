// Checks of exercise `keep_alive`. Not to be edited: change ../keep_alive.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, Response, Service, Source, Stage, millis, secs,
    };
    use ::std::ops::Range;
    use ::std::option::Option;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    /// More workers than a hundred, which is a common limit, and more than the runtime lets go in two turns of the caller.
    const LARGEST: usize = 130;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let workers = workers(stage.sources.len()).into_iter();
            let workers: Vec<Vec<Source>> =
                workers.map(|starts| stage.sources[starts].to_vec()).collect();
            let told: ::std::result::Result<
                Vec<::std::string::String>,
                ::std::boxed::Box<dyn ::std::error::Error + Send + Sync>,
            > = super::keep_alive(workers).await;
            told
        };
        Check::new("keep_alive", run, expected)
            .told(Cast::new([
                Service::new("a", secs(1.0)).failing(),
                Service::new("b", secs(2.0)),
                Service::new("c", secs(1.0)),
                Service::new("d", secs(4.0)),
            ]))
            .generated(Casts::of(0..=LARGEST).failing().shaped(shape))
            .story("A worker is a list of one or more starts, a source each.")
            .hold(Hold::Starts, "Fetch from the first of them.")
            .hold(Hold::Starts, "If that fails, the next start follows on the spot,")
            .hold(Hold::Starts, "and no other worker notices.")
            .hold(Hold::Resumes, "All workers overlap.")
            .hold(Hold::Starts, "A worker who has answered is not started again.")
            .hold(
                Hold::Dropped,
                "When the last start of a worker fails, give up: cut off all others on the spot,",
            )
            .hold(Hold::Ends, "and when they are gone")
            .hold(Hold::Error, "return that error.")
            .hold(Hold::Answers, "Else return the answers, in the order of the workers.")
            .story(
                "With [a 1 s that fails, b 2 s, c 1 s] and [d 4 s]: [\"b\", \"d\"] at 4 s, no c.",
            )
    }

    /// Which sources are the starts of one worker, of `count`: workers of one length and of many, and one worker
    /// who has all. The largest cast has single starts alone, and so the most workers.
    fn workers(count: usize) -> Vec<Range<usize>> {
        let length = |worker: usize| match count % 5 {
            0 => 1,
            1 if count > 60 => count,
            1 => 11,
            2 => worker % 5 + 1,
            3 => 2,
            _ => 3,
        };
        let (mut from, mut workers) = (0, Vec::new());
        while from < count {
            let until = count.min(from + length(workers.len()));
            workers.push(from..until);
            from = until;
        }
        workers
    }

    /// The ends of two workers' starts differ by the workers' numbers at least, so no two are at one
    /// instant. In some casts the last starts answer: then nobody is given up, and of a long list all
    /// others have failed. In the largest cast whoever is first fails, and all others are cut off: so it is seen
    /// who does not wait until they have gone.
    fn shape(services: &mut [Service], seed: u64) {
        let workers = workers(services.len());
        // More milliseconds than there are workers, so that each has a number of its own in between.
        let apart = if workers.len() > 100 { 200 } else { 100 };
        for (number, starts) in workers.into_iter().enumerate() {
            let worker = &mut services[starts];
            for service in &mut *worker {
                let rounded = (service.delay.as_millis() as u64 / apart).max(1) * apart;
                service.delay = millis(rounded);
            }
            worker[0].delay += millis(number as u64);
            let (last, others) = worker.split_last_mut().expect("a worker has a start");
            if seed.is_multiple_of(2) {
                if last.response == Response::Fails {
                    last.response = Response::Ok(last.name.clone());
                }
                if others.len() > 4 {
                    // Together longer than any one source may take.
                    for start in others {
                        let number = u64::from(start.delay.subsec_millis() % 100);
                        start.delay = start.delay.max(millis(2_000 + number));
                        start.response = Response::Fails;
                    }
                }
            }
        }
        if services.len() == LARGEST
            && let Option::Some(first) = services.iter_mut().min_by_key(|service| service.delay)
        {
            first.response = Response::Fails;
        }
    }

    /// The starts of one worker, each with its place, begin and end; and whether the last of them fails.
    type Starts = (Vec<(usize, Duration, Duration)>, bool);

    fn starts(services: &[Service]) -> Vec<Starts> {
        let worker = |places: Range<usize>| {
            let (mut at, mut starts) = (Duration::ZERO, Vec::new());
            for place in places {
                starts.push((place, at, at + services[place].delay));
                at += services[place].delay;
                if services[place].response != Response::Fails {
                    return (starts, false);
                }
            }
            (starts, true)
        };
        workers(services.len()).into_iter().map(worker).collect()
    }

    fn expected(cast: &Cast) -> Expected {
        let workers = starts(&cast.services);
        let given_up = workers.iter().filter(|(_, fails)| *fails);
        let given_up = given_up.filter_map(|(starts, _)| starts.last());
        let given_up = given_up.min_by_key(|(_, _, until)| *until).copied();
        let mut run = Expected::new().when_all_are_gone();
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

    #[::core::prelude::v1::test]
    fn keep_alive_passes() {
        check().run();
    }
}
