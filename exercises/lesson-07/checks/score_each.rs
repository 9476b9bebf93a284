// Checks of exercise `score_each`. Not to be edited: change ../score_each.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Stage, millis, secs};
    use ::std::time::Duration;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let pairs = stage.sources.chunks_exact(2);
            let pairs = pairs.map(|pair| (pair[0].clone(), pair[1].clone()));
            let pages: ::std::vec::Vec<_> = pairs.collect();
            let told: ::std::vec::Vec<::std::string::String> = super::score_each(&pages[..]).await;
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        let docs = Service::new("docs", secs(1.0));
        let cast = |docs| {
            Cast::new([
                Service::new("home", secs(2.0)),
                Service::new("home's judge", secs(2.0)).answering("7"),
                docs,
                Service::new("docs' judge", secs(1.5)).answering("9"),
            ])
        };
        Check::new("score_each", run, expected)
            .told(cast(docs.clone()))
            .told(cast(docs.failing()))
            .generated(Casts::of(0..=260).failing().shaped(shape))
            .story("Each page stands beside a judge of its own.")
            .hold(Hold::Resumes, "Fetch every page, all waits overlapping.")
            .hold(Hold::Starts, "The moment a page is there, fetch its judge.")
            .hold(Hold::Starts, "The judge of a page that has failed is not asked.")
            .hold(
                Hold::Printed,
                "The moment a judge answers, print `PAGE: SCORE` with `tracing::info!`: the name of \
                 the page, then the judge's answer.",
            )
            .hold(
                Hold::Printed,
                "If page or judge fails, print `PAGE: no score` the moment it does,",
            )
            .hold(Hold::Ends, "and nobody else is stopped.")
            .hold(Hold::Printed, "Print nothing else with `info!`.")
            .hold(
                Hold::Answers,
                "When all is told, return the names of the scored pages, in the order in which their \
                 scores came.",
            )
            .story("No two lines are due at one instant.")
            .story(
                "With home 2 s and its judge 2 s \"7\", docs 1 s and its judge 1.5 s \"9\": \
                 `docs: 9` at 2.5 s, `home: 7` at 4 s, and `[\"docs\", \"home\"]`.",
            )
            .story("If docs fails: `docs: no score` at 1 s.")
    }

    /// When its line comes: with the judge's end, or with the failure of the page.
    fn told_at(pair: &[Service]) -> Duration {
        let judge = if pair[0].answer().is_some() { pair[1].delay } else { Duration::ZERO };
        pair[0].delay + judge
    }

    /// A page stands in front of its judge; no two lines are due at one instant. In some casts a judge answers
    /// with the very words that tell of a failure: that page is scored all the same.
    fn shape(services: &mut [Service], seed: u64) {
        let mut taken = ::std::collections::BTreeSet::new();
        for (place, pair) in services.chunks_exact_mut(2).enumerate() {
            if (seed >> (place % 48 + 8)).is_multiple_of(16)
                && let Response::Ok(score) = &mut pair[1].response
            {
                *score = ::std::convert::From::from("no score");
            }
            while !taken.insert(told_at(pair)) {
                pair[0].delay += millis(1);
            }
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let mut run = Expected::new().with_lines();
        let mut scored = ::std::vec::Vec::new();
        for (place, pair) in cast.services.chunks_exact(2).enumerate() {
            let (page, judge) = (&pair[0], &pair[1]);
            run = run.fetch(2 * place, Duration::ZERO, page.delay);
            let end = told_at(pair);
            let mut score = ::std::option::Option::None;
            if page.answer().is_some() {
                run = run.fetch(2 * place + 1, page.delay, end);
                score = judge.answer();
            }
            let name = &page.name;
            run = match score {
                ::std::option::Option::Some(score) => {
                    scored.push((end, name));
                    run.printing(end, &::std::format!("{name}: {score}"))
                }
                ::std::option::Option::None => {
                    run.printing(end, &::std::format!("{name}: no score"))
                }
            };
        }
        scored.sort_unstable();
        let names = scored.into_iter().map(|(_, name)| name);
        run.returning(names.collect::<::std::vec::Vec<_>>())
    }

    #[::core::prelude::v1::test]
    fn score_each_passes() {
        check().run();
    }
}
