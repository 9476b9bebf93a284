// Checks of exercise `last_orders`. Not to be edited: change ../last_orders.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, LONG, Response, Service, Stage, millis, secs,
    };
    use ::std::string::String;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    const GRACE: Duration = Duration::from_secs(2);
    const LARGEST: usize = 134;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let mut orders = stage.sources;
            let bell = orders.remove(0);
            let told: (Vec<String>, Vec<String>) = super::last_orders(orders, bell).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("last_orders", run, expected)
            .told(Cast::new([
                Service::new("bell", secs(2.5)),
                Service::new("a", secs(1.0)),
                Service::new("b", secs(5.0)),
                Service::new("c", secs(2.0)),
                Service::new("d", secs(1.0)),
            ]))
            .generated(Casts::of(1..=LARGEST).failing().shaped(shape))
            .story("Orders come one a second, the first at 0 s.")
            .story("The evening may be long, the bell late, and some orders never ready.")
            .hold(Hold::Starts, "Begin each the moment it comes.")
            .hold(Hold::Starts, "When the bell answers, which never fails, take no more.")
            .hold(Hold::Ends, "Whoever is being served then may finish,")
            .hold(Hold::Dropped, "but 2 s after the bell cut off who is left.")
            .hold(Hold::Ends, "An order that fails harms no other.")
            .hold(Hold::Resumes, "Return when the last has ended")
            .hold(Hold::Ends, "and nobody is left,")
            .hold(Hold::Resumes, "and not before the bell.")
            .hold(
                Hold::Answers,
                "Return two lists in the order of the orders: the answers, and the names of all \
                 orders that have none.",
            )
            .story(
                "Bell 2.5 s, a 1 s, b 5 s, c 2 s, d 1 s: ([\"a\", \"c\"], [\"b\", \"d\"]) at 4.5 s.",
            )
    }

    /// With more orders, the evening may be long.
    const MANY: usize = 12;

    /// The bell never fails, and rings when no order comes, with many orders sometimes after the ninth; no order
    /// ends just when the time is up, but in some casts the last one a millisecond before or after. In some casts
    /// somebody never answers, and in some each is served for so long that nobody has ended before the bell. In a long
    /// evening all come, and every other one never answers: so it is seen who has room for some alone. In the largest
    /// cast nearly all are at table until they are cut off: more than 128, which is a common limit, and more than
    /// the runtime lets go in two turns of the caller.
    fn shape(services: &mut [Service], seed: u64) {
        let Some((bell, orders)) = services.split_first_mut() else { return };
        if orders.len() > 5 {
            bell.delay = secs((seed % 9) as f64) + millis(seed / 9 % 999 + 1);
        }
        let is_largest = orders.len() + 1 == LARGEST;
        let is_long = is_largest || orders.len() > MANY && (seed >> 40).is_multiple_of(2);
        if is_long {
            bell.delay = comes(orders.len() - 1) + millis(seed / 9 % 999 + 1);
        }
        if bell.delay.subsec_nanos() == 0 {
            bell.delay = secs((bell.delay.as_secs() % 9) as f64 + 0.5);
        }
        if bell.response == Response::Fails {
            bell.response = Response::Ok(bell.name.clone());
        }
        let are_long = orders.len() > 5 && seed.is_multiple_of(4);
        if are_long {
            bell.delay = bell.delay.max(secs(7.5));
        }
        let last = bell.delay.as_secs().min(orders.len().saturating_sub(1) as u64) as usize;
        let left = bell.delay + GRACE - comes(last);
        if seed % 4 == 1
            && left < LONG
            && let ::std::option::Option::Some(order) = orders.get_mut(last)
        {
            order.delay = left;
        }
        for (place, order) in orders.iter_mut().enumerate() {
            order.delay = order.delay.max(if are_long { secs(8.5) } else { millis(1) });
            if comes(place) + order.delay == bell.delay + GRACE {
                order.delay = match seed / 4 % 2 {
                    0 => order.delay - millis(1),
                    _ => order.delay + millis(1),
                };
            }
            let is_silent = seed.is_multiple_of(3) && (seed >> (place % 48 + 8)).is_multiple_of(4);
            if is_silent || is_long && place % 2 == 1 || is_largest && place % 64 != 0 {
                order.response = Response::NeverAnswers;
            }
        }
    }

    fn comes(place: usize) -> Duration {
        Duration::from_secs(place as u64)
    }

    fn expected(cast: &Cast) -> Expected {
        let (bell, orders) = cast.services.split_first().expect("the bell is there");
        let end = bell.delay + GRACE;
        let mut run = Expected::new().when_all_are_gone().fetch(0, Duration::ZERO, bell.delay);
        let (mut answers, mut others) = (Vec::new(), Vec::new());
        for (place, order) in orders.iter().enumerate() {
            let from = comes(place);
            let until = order.takes().map(|takes| from + takes).filter(|until| *until < end);
            let taken = from < bell.delay;
            run = match until {
                _ if !taken => run,
                ::std::option::Option::Some(until) => run.fetch(place + 1, from, until),
                ::std::option::Option::None => run.cancelled(place + 1, from, end),
            };
            match order.answer() {
                ::std::option::Option::Some(answer) if taken && until.is_some() => {
                    answers.push(answer);
                }
                _ => others.push(&order.name),
            }
        }
        run.returning((answers, others))
    }

    #[::core::prelude::v1::test]
    fn last_orders_passes() {
        check().run();
    }
}
