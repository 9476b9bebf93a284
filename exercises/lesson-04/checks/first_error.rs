// Checks of exercise `first_error`. Not to be edited: change ../first_error.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, FetchError, Hold, Response, ReturnedError, Service, Source,
        Stage, Which, failed_with, millis, secs,
    };
    use ::std::string::{String, ToString};
    use ::std::time::Duration;
    use ::std::vec::Vec;

    /// Guests, of whom a name says nothing about the dish. Some order more than once, and some have names
    /// that are alike but for what a tidy program takes away. Some order twice in a row.
    const GUESTS: [&str; 8] = ["Ada", "Bob", "Cy", "Cy", " Cy ", "ada", "Ada", "Bob"];

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let orders: Vec<(String, Source)> = stage
                .sources
                .into_iter()
                .enumerate()
                .map(|(place, dish)| (GUESTS[place % GUESTS.len()].to_string(), dish))
                .collect();
            let answered: ::std::result::Result<Vec<String>, (String, FetchError)> =
                super::first_error(&orders[..]).await;
            answered.map_err(|(guest, error)| {
                let order = orders.iter().find(|(_, dish)| failed_with(dish, &error));
                let whose = order.map(|(guest, _)| guest.clone()).unwrap_or_default();
                Named { guest, error, whose }
            })
        };
        Check::new("first_error", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)).failing(),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130).failing().shaped(orders))
            .story("An order is a guest's name and a dish.")
            .hold(Hold::Answers, "A guest may order more than once.")
            .hold(Hold::Starts, "Two guests may order dishes of the same name: both are cooked.")
            .hold(Hold::Resumes, "Fetch all dishes, all waits overlapping.")
            .hold(Hold::Answers, "Return the answers in the order of the orders.")
            .story("The list may be long.")
            .hold(Hold::Resumes, "At the first error in time, return at once:")
            .hold(Hold::Error, "the guest whose order has failed, and the error.")
            .hold(Hold::Dropped, "Nobody else's dish is cooked on,")
            .hold(Hold::Ends, "not in a task either:")
            .story("the others may go at the very instant of your return, but not later.")
            .story("No two orders end at one instant.")
            .story("With Ada's a 3 s, Bob's b 1 s that fails and Cy's c 2 s: Bob and `b failed`, at 1 s.")
    }

    /// An error with the guest that it is told of.
    struct Named {
        guest: String,
        error: FetchError,
        /// Whose order it really is.
        whose: String,
    }

    impl ReturnedError for Named {
        fn text(&self) -> String {
            match self.guest == self.whose {
                true => self.error.to_string(),
                false => ::std::format!(
                    "{} (of guest {:?}, and it is the order of {:?})",
                    self.error,
                    self.guest,
                    self.whose
                ),
            }
        }
        fn which(&self) -> Which {
            self.error.which()
        }
    }

    /// No two end at one instant: who is cut off is then no matter of turns. In some casts the first two guests
    /// have ordered dishes of the same name.
    fn orders(services: &mut [Service], seed: u64) {
        if let ([first, second, ..], true) = (&mut *services, (seed >> 40).is_multiple_of(4)) {
            second.name.clone_from(&first.name);
        }
        let mut places: Vec<usize> = (0..services.len()).collect();
        places.sort_by_key(|&place| services[place].delay);
        let mut last = Duration::ZERO;
        for place in places {
            let delay = &mut services[place].delay;
            *delay = (*delay).max(last + millis(1));
            last = *delay;
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let services = cast.services.iter().enumerate();
        let failing = services.clone().filter(|(_, service)| service.response == Response::Fails);
        let Some((failed, first)) = failing.min_by_key(|(_, service)| service.delay) else {
            let answers: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
            return Expected::overlapping(cast).returning(answers);
        };
        let run = services.fold(Expected::new(), |run, (place, service)| {
            match service.delay <= first.delay {
                true => run.fetch(place, Duration::ZERO, service.delay),
                false => run.cancelled(place, Duration::ZERO, first.delay),
            }
        });
        run.ends_at(first.delay).failing_with(failed)
    }

    #[::core::prelude::v1::test]
    fn first_error_passes() {
        check().run();
    }
}
