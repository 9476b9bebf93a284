// Checks of exercise `workers`. Not to be edited: change ../workers.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Source, Stage, secs};
    use ::std::ops::Range;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let jobs: Vec<Vec<Source>> =
                jobs(&stage.cast.services).map(|job| stage.sources[job].to_vec()).collect();
            let told: Vec<::std::string::String> = super::work(&jobs[..]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("workers", run, expected)
            .told(Cast::new([
                Service::new("a1", secs(1.0)).failing(),
                Service::new("a2", secs(2.0)),
                Service::new("b1", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130).failing().shaped(shape))
            .story("A job is a list of machines that can do it, and may be empty.")
            .story("No two jobs share a machine.")
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
            .story("With the jobs [a1 fails after 1 s, a2 2 s] and [b1 2 s]: `[\"b1\", \"a2\"]` at 3 s.")
    }

    /// How long the lists of the jobs are, in turns.
    const LENGTHS: [&[usize]; 6] = [&[0, 1, 3], &[5, 1, 0, 4], &[2, 0, 0, 3], &[2], &[1], &[4, 1]];

    /// The places of each job's machines. Up to three empty jobs come last; where they come and there is one
    /// machine, it is nobody's, and all jobs are empty.
    fn jobs(services: &[Service]) -> impl Iterator<Item = Range<usize>> + use<> {
        let empty = services.first().map_or(0, |first| first.delay.as_millis() as usize % 4);
        let count = if services.len() == 1 && empty > 0 { 0 } else { services.len() };
        let mut from = 0;
        let jobs = LENGTHS[count % LENGTHS.len()].iter().cycle().map_while(move |length| {
            let job = from..count.min(from + length);
            from = job.end;
            (job.start < count).then_some(job)
        });
        jobs.chain(::std::iter::repeat_n(count..count, empty))
    }

    /// A machine is called by its job and its place in it: a refusal shows no lists. In some casts each
    /// takes nearly as long as any may, and in some of those only the third try is good: a job with its tries
    /// takes three times as long. In some casts the first three machines of every longer list fail.
    fn shape(services: &mut [Service], seed: u64) {
        let third = seed.is_multiple_of(16);
        if seed.is_multiple_of(8) {
            for service in &mut *services {
                let part = if third { 999_000_000 } else { service.delay.subsec_nanos() };
                service.delay = secs(8.0) + Duration::from_nanos(part.into());
            }
        }
        let nothing = jobs(services).all(|job| job.is_empty());
        if nothing && let [only] = &mut *services {
            only.name = "nobody's".into();
        }
        for (job, places) in (1..).zip(jobs(services)) {
            let third = third && places.len() > 2;
            let all_three = (seed >> 40).is_multiple_of(4) && places.len() > 3;
            for (place, service) in (1..).zip(&mut services[places]) {
                let name = match b'a'.checked_add(job - 1).filter(u8::is_ascii_lowercase) {
                    ::std::option::Option::Some(letter) => {
                        ::std::format!("{}{place}", char::from(letter))
                    }
                    ::std::option::Option::None => ::std::format!("job{job}-{place}"),
                };
                if let Response::Ok(answer) = &mut service.response
                    && let ::std::option::Option::Some(rest) =
                        answer.strip_prefix(&::std::format!("{}: ", service.name))
                {
                    *answer = ::std::format!("{name}: {rest}");
                }
                service.name = name;
                match place {
                    ..=3 if all_three => service.response = Response::Fails,
                    1 | 2 if third => service.response = Response::Fails,
                    3 if third && service.response == Response::Fails => {
                        service.response = Response::Ok(service.name.clone());
                    }
                    _ => {}
                }
            }
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let mut run = Expected::new();
        for job in jobs(&cast.services) {
            let mut from = Duration::ZERO;
            for place in job.take(3) {
                let service = &cast.services[place];
                run = run.fetch(place, from, from + service.delay);
                from += service.delay;
                if service.response != Response::Fails {
                    break;
                }
            }
        }
        run.returning_as_they_end()
    }

    #[::core::prelude::v1::test]
    fn workers_passes() {
        check().run();
    }
}
