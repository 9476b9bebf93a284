// Checks of exercise `by_five`. Not to be edited: change ../by_five.rs instead.

pub(crate) mod the_checks {
    use ::checker::{Cast, Casts, Check, Expected, Hold, Response, Service, Stage, millis, secs};
    use ::std::time::Duration;

    const LIMIT: Duration = Duration::from_secs(5);
    /// In milliseconds: pages end just after or just before a multiple of it, and the judge takes a multiple,
    /// so that nothing ends at the limit.
    const STEP: u64 = 4;
    /// What the judge says in some casts: a page is scored all the same.
    const VERDICTS: [&str; 4] = ["", "failed", "0", "no score"];

    pub(crate) fn check() -> Check {
        type Names = ::std::vec::Vec<::std::string::String>;
        let run = |stage: Stage| async move {
            let told: (Names, Names) = match stage.sources.split_last() {
                ::std::option::Option::Some((judge, pages)) => super::by_five(pages, judge).await,
                ::std::option::Option::None => (Names::new(), Names::new()),
            };
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("by_five", run, expected)
            .told(Cast::new([
                Service::new("a", secs(2.0)),
                Service::new("b", secs(1.0)),
                Service::new("c", secs(3.0)),
                Service::new("judge", secs(1.5)),
            ]))
            .generated(Casts::of(1..=131).failing().shaped(shape))
            .hold(Hold::Starts, "Fetch all pages, all waits overlapping.")
            .hold(
                Hold::Starts,
                "One judge scores them, one page at a time, in the order in which they come: fetch \
                 the judge for each, as soon as it is free.",
            )
            .hold(Hold::Ends, "Its work holds up no page.")
            .hold(Hold::Starts, "A page that fails is not scored.")
            .hold(Hold::Dropped, "At 5 s stop all fetches.")
            .hold(
                Hold::Resumes,
                "If nothing is left to do before that, do not wait any longer.",
            )
            .hold(
                Hold::Answers,
                "Return two lists: the answers of the pages that were scored by then, in the order in \
                 which they came, and the names of all other pages, in the order of the list.",
            )
            .story(
                "With a 2 s, b 1 s, c 3 s, judge 1.5 s: `([\"b\", \"a\"], [\"c\"])` at 5 s; c is being \
                 scored then.",
            )
            .story(
                "The judge does not fail, no two pages end at one instant, and nothing ends at 5 s \
                 sharp.",
            )
    }

    /// The last one is the judge; in some casts a page never answers, or the first score comes just in time.
    fn shape(services: &mut [Service], seed: u64) {
        let ::std::option::Option::Some((judge, pages)) = services.split_last_mut() else {
            return;
        };
        let steps = |delay: Duration| delay.as_millis() as u64 / STEP * STEP;
        judge.delay = millis(steps(judge.delay).max(STEP));
        if judge.answer().is_none() {
            let verdict = VERDICTS[(seed >> 4) as usize % VERDICTS.len()];
            *judge = Service::new(&judge.name, judge.delay).answering(verdict);
        }
        let past = if seed.is_multiple_of(2) { 1 } else { STEP - 1 };
        for place in 0..pages.len() {
            pages[place].delay = millis(steps(pages[place].delay) + past);
            while pages[..place].iter().any(|other| other.delay == pages[place].delay) {
                pages[place].delay += millis(STEP);
            }
            if seed.is_multiple_of(3) && (seed >> (place % 48 + 8)).is_multiple_of(4) {
                pages[place].response = Response::NeverAnswers;
            }
        }
        let answering = pages.iter().filter(|page| page.answer().is_some());
        let last = LIMIT - millis(1);
        if seed % 8 == 1
            && let ::std::option::Option::Some(first) = answering.map(|page| page.delay).min()
            && first < last
        {
            judge.delay = last - first;
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let ::std::option::Option::Some((judge, pages)) = cast.services.split_last() else {
            return Expected::new();
        };
        let in_time = |page: &Service| page.takes().is_some_and(|takes| takes < LIMIT);
        let mut run = Expected::new();
        for (place, page) in pages.iter().enumerate() {
            run = match in_time(page) {
                true => run.fetch(place, Duration::ZERO, page.delay),
                false => run.cancelled(place, Duration::ZERO, LIMIT),
            };
        }
        let mut come: ::std::vec::Vec<_> =
            pages.iter().enumerate().filter(|(_, page)| in_time(page)).collect();
        come.sort_by_key(|(_, page)| page.delay);
        let (mut scored, mut answers) = (::std::vec::Vec::new(), ::std::vec::Vec::new());
        let mut free = Duration::ZERO;
        for (place, page) in come {
            let ::std::option::Option::Some(answer) = page.answer() else { continue };
            let begun = free.max(page.delay);
            if begun >= LIMIT {
                break;
            }
            free = begun + judge.delay;
            if free >= LIMIT {
                run = run.cancelled(pages.len(), begun, LIMIT);
                break;
            }
            run = run.fetch(pages.len(), begun, free);
            scored.push(place);
            answers.push(answer);
        }
        let others = pages.iter().enumerate().filter(|(place, _)| !scored.contains(place));
        let others: ::std::vec::Vec<_> = others.map(|(_, page)| &page.name).collect();
        run.returning((answers, others))
    }

    #[::core::prelude::v1::test]
    fn by_five_passes() {
        check().run();
    }
}
