// Checks of exercise `census`. Not to be edited: change ../census.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, LONG, Response, Service, Source, Stage, millis, secs,
    };
    use ::std::option::Option;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    /// Inside the root there are more than a hundred, which is a common limit, and more than the runtime lets go in two
    /// turns of the caller.
    const LARGEST: usize = 132;
    /// The second largest of the generated casts.
    const BROOM: usize = 117;
    /// The third largest.
    const CHAIN: usize = 102;

    pub(crate) mod given {
        pub(crate) use ::stage::prelude::*;

        include!("../given/folder.rs");
    }

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: usize = super::census(tree(&stage.sources, 0)).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("census", run, expected)
            .told(Cast::new([
                Service::new("docs", secs(1.0)),
                Service::new("a", secs(2.0)).failing(),
                Service::new("b", secs(3.0)),
            ]))
            .generated(Casts::of(1..=LARGEST).failing().shaped(apart))
            .story("Count the folders of a tree.")
            .hold(
                Hold::Starts,
                "Ask the root, and then each folder the moment the folder around it has answered,",
            )
            .hold(Hold::Place, "every folder in a task of its own.")
            .hold(Hold::Answers, "A folder may fail, which is no answer.")
            .hold(
                Hold::Dropped,
                "The first failure ends the count: whoever has not answered by then is cut off on the \
                 spot.",
            )
            .hold(Hold::Ends, "When nobody is left,")
            .hold(Hold::Answers, "return how many folders have answered.")
            .story("`Folder` is in given/folder.rs.")
            .story("With docs 1 s, and inside it a 2 s that fails and b 3 s: 1 at 3 s.")
    }

    /// In which folder the one at `place` is, of `count`: trees of several shapes.
    fn parent(place: usize, count: usize) -> usize {
        match count % 4 {
            // Two inside the root; in the second one a folder with all others in it.
            _ if count == BROOM => [0, 0, 0, 2].get(place).copied().unwrap_or(3),
            // Each in the one before it, and the tree as deep as it is large.
            _ if count == CHAIN => place - 1,
            // All inside the root: the largest cast is one of these, and shows limits.
            0 => 0,
            1 => count % place,
            3 => (place - 1) / 2,
            _ => place - 1 - (place + count) % place.min(3),
        }
    }

    fn tree(sources: &[Source], place: usize) -> given::Folder {
        let count = sources.len();
        let inside = (place + 1..count).filter(|&inner| parent(inner, count) == place);
        let inside = inside.map(|inner| tree(sources, inner)).collect();
        given::Folder { source: sources[place].clone(), inside }
    }

    /// When each is asked, and when it answers, if nothing fails.
    fn times(services: &[Service]) -> Vec<(Duration, Duration)> {
        let mut times = Vec::<(Duration, Duration)>::new();
        for (place, service) in services.iter().enumerate() {
            let from = match place {
                0 => Duration::ZERO,
                _ => times[parent(place, services.len())].1,
            };
            times.push((from, from + service.delay));
        }
        times
    }

    /// No two answers come at one instant: which failure is first, and who is cut off, is then clear.
    ///
    /// In the two largest casts a folder inside the root fails while nearly all others wait, beside it or two
    /// levels below: the runtime gives the caller a turn before so many tasks have gone, so it is seen who does
    /// not wait until they have. In some deep trees each folder answers, and takes nearly as long as any
    /// may: no limit around all of them is long enough.
    fn apart(services: &mut [Service], seed: u64) {
        if services.len() % 4 == 2 && seed.is_multiple_of(3) {
            for service in &mut *services {
                service.delay = LONG;
                if service.response == Response::Fails {
                    service.response = Response::Ok(service.name.clone());
                }
            }
        }
        match services.len() {
            LARGEST => {
                let first = (1..LARGEST).min_by_key(|&place| services[place].delay).unwrap_or(1);
                services[0].response = Response::Ok(services[0].name.clone());
                services[first].response = Response::Fails;
            }
            BROOM => {
                for (place, at) in [(0, 1), (1, 3), (2, 1), (3, 1)] {
                    services[place].delay = millis(at);
                    services[place].response = Response::Ok(services[place].name.clone());
                }
                services[1].response = Response::Fails;
            }
            // Only far down in a tree with branches one fails, before others there have answered.
            count if count > 8 && count % 4 == 2 && count != CHAIN && !seed.is_multiple_of(3) => {
                for service in services.iter_mut().filter(|s| s.response == Response::Fails) {
                    service.response = Response::Ok(service.name.clone());
                }
                services[count - 3].response = Response::Fails;
                services[count - 3].delay = millis(1);
            }
            _ => {}
        }
        let mut ends = Vec::<Duration>::new();
        for place in 0..services.len() {
            let from = match place {
                0 => Duration::ZERO,
                _ => ends[parent(place, services.len())],
            };
            let delay = &mut services[place].delay;
            *delay = (*delay).max(millis(1));
            while ends.contains(&(from + *delay)) {
                *delay += millis(1);
            }
            ends.push(from + *delay);
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let services = &cast.services;
        let (count, times) = (services.len(), times(services));
        let fails = |place: usize| services[place].response == Response::Fails;
        // Whom a failure above keeps from being asked.
        let mut asked = ::std::vec![true; count];
        for place in 1..count {
            let above = parent(place, count);
            asked[place] = asked[above] && !fails(above);
        }
        let failures = (0..count).filter(|&place| asked[place] && fails(place));
        let end: Option<Duration> = failures.map(|place| times[place].1).min();
        let mut answered = 0;
        let mut run = Expected::new().in_tasks().when_all_are_gone();
        for place in (0..count).filter(|&place| asked[place]) {
            let (from, until) = times[place];
            run = match end {
                Option::Some(end) if from > end => run,
                Option::Some(end) if until > end => run.cancelled(place, from, end),
                _ => {
                    answered += usize::from(!fails(place));
                    run.fetch(place, from, until)
                }
            };
        }
        run.returning(answered)
    }

    #[::core::prelude::v1::test]
    fn census_passes() {
        check().run();
    }
}
