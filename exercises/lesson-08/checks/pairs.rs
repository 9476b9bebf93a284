// Checks of exercise `pairs`. Not to be edited: change ../pairs.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, Service, Source, Stage, fetch, millis, secs,
    };
    use ::std::string::String;
    use ::std::time::Duration;
    use ::std::vec::Vec;
    use ::tokio::sync::mpsc::{Receiver, channel};

    const SECOND: Duration = Duration::from_secs(1);
    /// How long nothing comes, on some belts.
    const REST: Duration = Duration::from_secs(250);
    /// How long a belt runs on behind its last shoe, if a source ends it.
    const ON: Duration = Duration::from_secs(3);
    /// The source that ends a belt, on which it lays nothing.
    const END: &str = "the end";

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: Vec<(String, String)> = super::pack(belt(stage.sources)).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("pairs", run, expected)
            .told(Cast::new([
                Service::new("a", secs(0.8)),
                Service::new("b", secs(1.2)),
                Service::new("c", secs(2.5)),
            ]))
            .generated(Casts::of(0..=140).long().shaped(shape))
            .story(
                "Shoes come along on a belt: a left one, its right one, the next left one, and so on.",
            )
            .hold(Hold::Answers, "Make pairs of them, left shoe first,")
            .hold(Hold::Resumes, "and return the pairs in that order when the belt ends.")
            .hold(Hold::Answers, "A left one whose right one has not come is left out.")
            .hold(
                Hold::Printed,
                "At 1 s, 2 s, 3 s and so on, as long as the belt runs, print with `tracing::info!` how \
                 many pairs are made: `N pairs`.",
            )
            .hold(Hold::Printed, "Print nothing else with it.")
            .story("A belt may run for minutes.")
            .story("Nothing comes, and none ends, at a full second.")
            .story(
                "With shoes a at 0.8 s, b at 1.2 s and c at 2.5 s: the lines are `0 pairs` at 1 s and \
                 `1 pairs` at 2 s, the result is `[(\"a\", \"b\")]` at 2.5 s.",
            )
    }

    /// One lays each shoe on the belt when its source answers, and leaves behind the last one, or when the source
    /// answers that ends the belt. The belt holds some shoes that nobody has taken.
    fn belt(mut shoes: Vec<Source>) -> Receiver<String> {
        let (lay, belt) = channel(8);
        let end = shoes.pop_if(|last| last.name == END).map(|end| ::tokio::spawn(fetch(end)));
        let shoes: Vec<_> = shoes.into_iter().map(|shoe| ::tokio::spawn(fetch(shoe))).collect();
        ::tokio::spawn(async move {
            for shoe in shoes {
                if let ::std::result::Result::Ok(::std::result::Result::Ok(shoe)) = shoe.await {
                    _ = lay.send(shoe).await;
                }
            }
            if let ::std::option::Option::Some(end) = end {
                _ = end.await;
            }
        });
        belt
    }

    /// The shoes come in the order of the cast, one at a time or, on some belts, up to a dozen; none with the
    /// second. On some belts nothing comes for minutes, and then it goes on; some run on behind the last shoe.
    fn shape(services: &mut [Service], seed: u64) {
        let mut delays: Vec<Duration> = services.iter().map(|service| service.delay).collect();
        delays.sort_unstable();
        let mut before = Duration::ZERO;
        let rests = seed.is_multiple_of(8);
        let at_a_time = [1, 1, 2, 3, 1, 5, 1, 12][(seed / 8 % 8) as usize];
        let resting = delays.len() / 2;
        for (place, (service, delay)) in services.iter_mut().zip(delays).enumerate() {
            let delay = if rests && place >= resting { delay + REST } else { delay };
            service.delay = match place % at_a_time {
                0 => delay.max(before + millis(1)),
                _ => before,
            };
            if service.delay.subsec_nanos() == 0 {
                service.delay += millis(1);
            }
            before = service.delay;
        }
        if let (::std::option::Option::Some(last), 0) = (services.last_mut(), seed / 64 % 4) {
            last.name = END.into();
            last.delay += ON;
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let mut run = Expected::overlapping(cast).with_lines();
        let end = cast.services.last().map_or(Duration::ZERO, |last| last.delay);
        let shoes: Vec<&Service> = cast.services.iter().filter(|one| one.name != END).collect();
        let seconds = (1..).map(|second| SECOND * second).take_while(|second| *second < end);
        for second in seconds {
            let pairs = shoes.iter().filter(|shoe| shoe.delay < second).count() / 2;
            run = run.printing(second, &::std::format!("{pairs} pairs"));
        }
        let shoes: Vec<&str> = shoes.into_iter().filter_map(Service::answer).collect();
        let pairs: Vec<(&str, &str)> =
            shoes.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        run.returning(pairs)
    }

    #[::core::prelude::v1::test]
    fn pairs_passes() {
        check().run();
    }
}
