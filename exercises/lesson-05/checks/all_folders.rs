// Checks of exercise `all_folders`. Not to be edited: change ../all_folders.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, LONG, Response, Service, Source, Stage, millis, secs,
    };
    use ::std::option::Option;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    pub(crate) mod given {
        pub(crate) use ::stage::prelude::*;

        include!("../given/folder.rs");
    }

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let folder: given::Folder = tree(&stage.sources, 0);
            let told: ::std::result::Result<
                Vec<::std::string::String>,
                ::std::boxed::Box<dyn ::std::error::Error + Send + Sync>,
            > = super::all_folders(folder).await;
            told
        };
        Check::new("all_folders", run, expected)
            .told(Cast::new([
                Service::new("docs", secs(1.0)),
                Service::new("a", secs(2.0)),
                Service::new("b", secs(1.0)),
            ]))
            .generated(Casts::of(1..=130).failing().shaped(|services, _| apart(services)))
            .story("List a folder; it may hold many.")
            .hold(Hold::Starts, "Once its answer is there, list everything inside it,")
            .hold(Hold::Resumes, "all waits overlapping,")
            .hold(Hold::Starts, "and so on, down to the last folder.")
            .hold(
                Hold::Answers,
                "Return all the answers: a folder's own, then those of each folder inside it, one \
                 folder after the other.",
            )
            .story("Any listing may fail.")
            .hold(Hold::Error, "Return its error the moment it comes.")
            .hold(Hold::Dropped, "Whatever is under way by then is cut off,")
            .hold(Hold::Ends, "and no task works on.")
            .story(
                "`use the_checks::given::*` brings `Folder`, which is in given/folder.rs, and all that \
                 `stage::prelude` has.",
            )
            .story(
                "With docs 1 s, and inside it a 2 s and b 1 s: `[\"docs\", \"a\", \"b\"]` at 3 s.",
            )
    }

    /// In which folder the one at `place` is, of `count`: trees of several shapes. Of the large ones, some are a
    /// chain, and the others have most or all in one folder, the first or the second.
    fn parent(place: usize, count: usize) -> usize {
        match (count, count % 5) {
            (41..=80 | 101..=110, _) => place - 1,
            (91..=100, _) if place > count * 3 / 4 => place - 1,
            (111..=120, _) if place > 3 => 1,
            (81.., _) => 0,
            (_, 0) => place - 1,
            (_, 1) => count % place,
            (_, 2) => place - 1 - (place + count) % place.min(3),
            (_, 3) => (place - 1) / 2,
            _ => 0,
        }
    }

    fn inside(place: usize, count: usize) -> impl ::std::iter::Iterator<Item = usize> {
        (place + 1..count).filter(move |&inner| parent(inner, count) == place)
    }

    fn tree(sources: &[Source], place: usize) -> given::Folder {
        let inside = inside(place, sources.len()).map(|inner| tree(sources, inner)).collect();
        given::Folder { source: sources[place].clone(), inside }
    }

    /// When each is listed, and when its answer is there, if nothing fails.
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

    /// No two answers come at one instant: which error is first, and who is cut off, is then clear. In some of the
    /// long chains each folder answers, and takes nearly as long as any may: no limit around all of them is long enough.
    fn apart(services: &mut [Service]) {
        let count = services.len();
        if matches!(count, 41..=60) {
            for service in &mut *services {
                *service = Service::new(&service.name, LONG)
                    .answering(service.answer().unwrap_or(&service.name));
            }
        }
        // In wide folders, one of the last has the first error.
        if matches!(count, 81..=90 | 111..=120) {
            services[count - 2] = services[count - 2].clone().failing();
            services[count - 2].delay = millis(1);
        }
        // Those above it answer, and so do all but the last in the longest chain and in the widest folder.
        let answering = match count {
            101..=110 | 121.. => count - 1,
            81.. => 2,
            _ => 0,
        };
        for above in &mut services[..answering] {
            if above.response == Response::Fails {
                above.response = Response::Ok(above.name.clone());
            }
        }
        let mut ends = Vec::<Duration>::new();
        for place in 0..services.len() {
            let from = match place {
                0 => Duration::ZERO,
                _ => ends[parent(place, services.len())],
            };
            let delay = &mut services[place].delay;
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
        // Whom an error above keeps from being listed.
        let mut listed = ::std::vec![true; count];
        for place in 1..count {
            let above = parent(place, count);
            listed[place] = listed[above] && !fails(above);
        }
        let failed: Option<usize> = (0..count)
            .filter(|&place| listed[place] && fails(place))
            .min_by_key(|&place| times[place].1);
        let end = failed.map(|place| times[place].1);
        let mut run = Expected::new();
        for place in (0..count).filter(|&place| listed[place]) {
            let (from, until) = times[place];
            run = match end {
                Option::Some(end) if from > end => run,
                Option::Some(end) if until > end => run.cancelled(place, from, end),
                _ => run.fetch(place, from, until),
            };
        }
        match failed {
            Option::Some(place) => run.failing_with(place),
            Option::None => {
                let mut answers = Vec::new();
                in_order(services, 0, &mut answers);
                run.returning(answers)
            }
        }
    }

    fn in_order<'a>(services: &'a [Service], place: usize, answers: &mut Vec<&'a str>) {
        answers.extend(services[place].answer());
        for inner in inside(place, services.len()) {
            in_order(services, inner, answers);
        }
    }

    #[::core::prelude::v1::test]
    fn all_folders_passes() {
        check().run();
    }
}
