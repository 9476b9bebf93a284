// Checks of exercise `once_more`. Not to be edited: change ../once_more.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, LONG, Response, Service, Source, Stage,
        failed_with, fetch, secs,
    };
    use ::std::boxed::Box;
    use ::std::rc::Rc;
    use ::std::string::String;
    use ::std::time::Duration;

    const PAUSE: Duration = Duration::from_millis(500);

    // The sources of a cast are the tries, one after the other.
    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let mut tries = stage.sources.iter().cycle();
            // A future that stays on its thread, borrows and cannot be moved: no more is asked of one.
            let local = Rc::new(());
            let call = || {
                let (local, asked) =
                    (local.clone(), fetch(tries.next().expect("a circle has no end")));
                async move {
                    let told = asked.await;
                    drop(local);
                    told
                }
            };
            let told: ::std::result::Result<String, FetchError> = super::once_more(call).await;
            told.map_err(|error| which_try(error, &stage.sources))
        };
        Check::new("once_more", run, expected)
            .told(Cast::new([
                Service::new("first try", secs(1.0)).failing(),
                Service::new("second try", secs(2.0)).answering("here you are"),
                Service::new("third try", secs(1.0)),
            ]))
            .generated(Casts::of(3..=3).failing().shaped(tries))
            .story("Each `call()` makes a future that asks the service anew.")
            .hold(
                Hold::Starts,
                "Ask once, and if the service answers, return its answer at once.",
            )
            .hold(
                Hold::Starts,
                "If it fails, wait 500 ms with `tokio::time::sleep`, and ask once more.",
            )
            .hold(Hold::Answers, "Now return what you get: the answer,")
            .hold(Hold::Error, "or the second error.")
            .hold(Hold::Starts, "Do not ask a third time.")
            .story(
                "With a first try of 1 s that fails and a second of 2 s that answers: the answer, at \
                 3.5 s.",
            )
    }

    /// In half of the casts both tries have one name, as those of one service have. In some of the others
    /// the names are swapped: who asks again must not look at names. In a few casts each of the two takes
    /// nearly as long as any may: no limit around both of them is long enough.
    fn tries(services: &mut [Service], seed: u64) {
        if let ([first, second, _], true) = (&mut *services, (seed >> 40).is_multiple_of(16)) {
            first.response = Response::Fails;
            (first.delay, second.delay) = (LONG, LONG);
        }
        let name = services[0].name.clone();
        let names = match seed % 8 {
            0..4 => [name.as_str(), name.as_str(), "third try"],
            4 => ["one", "two", "three"],
            5 => ["second try", "first try", "third try"],
            _ => ["first try", "second try", "third try"],
        };
        for (service, name) in services.iter_mut().zip(names) {
            service.name = name.to_owned();
        }
    }

    /// The error as it is printed: where both tries have one name, the first one's says so.
    fn which_try(error: FetchError, tries: &[Source]) -> Box<dyn ::std::error::Error> {
        let [first, second, ..] = tries else { unreachable!() };
        match first.name == second.name && failed_with(first, &error) {
            true => Box::from(::std::format!("{error}, the first time")),
            false => Box::new(error),
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let [first, second, _] = &cast.services[..] else { unreachable!() };
        let run = Expected::new().fetch(0, Duration::ZERO, first.delay);
        if let Some(answer) = first.answer() {
            return run.returning(answer);
        }
        let again = first.delay + PAUSE;
        let run = run.fetch(1, again, again + second.delay);
        match second.answer() {
            Some(answer) => run.returning(answer),
            None => run.failing_with(1),
        }
    }

    #[::core::prelude::v1::test]
    fn once_more_passes() {
        check().run();
    }
}
