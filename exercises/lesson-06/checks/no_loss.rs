// Checks of exercise `no_loss`. Not to be edited: change ../no_loss.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Service, Stage, millis, secs};
    use ::std::time::Duration;

    const LIMIT: Duration = Duration::from_secs(2);
    /// In some casts the last source is what somebody else waits for who writes into the notebook as well.
    const OTHER: &str = "somebody else's note";

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let notebook: &::std::cell::RefCell<::std::vec::Vec<::std::string::String>> =
                &stage.notes;
            let (shops, other) = match stage.sources.split_last() {
                ::std::option::Option::Some((last, shops)) if last.name == OTHER => {
                    (shops, ::std::option::Option::Some(last))
                }
                _ => (&stage.sources[..], ::std::option::Option::None),
            };
            let others = async {
                if let ::std::option::Option::Some(other) = other
                    && let ::std::result::Result::Ok(note) = ::checker::fetch(other).await
                    // If your function keeps it borrowed, it is told so.
                    && let ::std::result::Result::Ok(mut notes) = notebook.try_borrow_mut()
                {
                    notes.push(note);
                }
            };
            let (told, ()): (::std::vec::Vec<::std::string::String>, ()) =
                ::tokio::join!(super::collect(shops, notebook), others);
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("no_loss", run, expected)
            .told(Cast::new([
                Service::new("a", secs(1.5)),
                Service::new("b", secs(3.0)),
                Service::new("c", secs(1.0)),
            ]))
            .generated(Casts::of(0..=130).failing().silent().shaped(shape))
            .hold(Hold::Resumes, "Ask all shops so that their waits overlap.")
            .hold(
                Hold::Noted,
                "The moment an answer comes, before anything else runs, write it into the notebook,",
            )
            .hold(Hold::Lent, "below what stands there:")
            .hold(Hold::Noted, "others may write into it meanwhile.")
            .hold(Hold::Dropped, "After 2 s stop whoever is too late.")
            .hold(Hold::Resumes, "If all have ended earlier, do not wait any longer.")
            .hold(
                Hold::Answers,
                "Return the names of those who gave no answer, in the order of the list: too late or \
                 failed.",
            )
            .story(
                "With a 1.5 s, b 3 s and c 1 s: `[\"b\"]` at 2 s, and the notebook says \
                 `[\"c\", \"a\"]`.",
            )
            .hold(
                Hold::Place,
                "Shops and notebook are only lent to you: no task of their own for these.",
            )
    }

    /// Nobody ends at the limit itself, but some just before or after it. In some casts the last
    /// one is no shop: somebody else notes its answer.
    fn shape(services: &mut [Service], seed: u64) {
        let limit = if seed.is_multiple_of(2) { LIMIT - millis(1) } else { LIMIT + millis(1) };
        let chosen = (seed >> 8) as usize % (4 * services.len()).max(1);
        for (place, service) in services.iter_mut().enumerate() {
            if place == chosen || service.delay == LIMIT {
                service.delay = limit;
            }
        }
        if seed % 5 == 4
            && services.len() > 1
            && let ::std::option::Option::Some(last) = services.last_mut()
        {
            let delay = if last.delay < LIMIT { last.delay } else { millis(700) };
            let answer = last.answer().unwrap_or("a note").to_owned();
            *last = Service::new(OTHER, delay).answering(&answer);
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let in_time = |service: &Service| service.takes().is_some_and(|takes| takes < LIMIT);
        let run = Expected::overlapping_within(cast, |_| LIMIT);
        let silent = |s: &&Service| !in_time(s) || s.answer().is_none();
        let shops = cast.services.iter().filter(|service| service.name != OTHER);
        let names = shops.filter(silent).map(|service| &service.name);
        run.in_the_caller().noting().returning(names.collect::<::std::vec::Vec<_>>())
    }

    #[::core::prelude::v1::test]
    fn no_loss_passes() {
        check().run();
    }
}
