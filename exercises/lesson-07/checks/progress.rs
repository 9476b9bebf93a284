// Checks of exercise `progress`. Not to be edited: change ../progress.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, Response, Service, Stage, secs, set_apart,
    };
    use ::std::time::Duration;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::vec::Vec<::std::string::String> = match stage.sources.split_last() {
                ::std::option::Option::Some((display, sources)) => {
                    super::progress(sources, display).await
                }
                ::std::option::Option::None => ::std::vec::Vec::new(),
            };
            ::std::result::Result::Ok::<_, ::std::convert::Infallible>(told)
        };
        Check::new("progress", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)),
                Service::new("c", secs(2.0)).failing(),
                Service::new("display", secs(1.5)),
            ]))
            .generated(Casts::of(1..=131).failing().shaped(shape))
            .hold(Hold::Resumes, "Fetch every source, all waits overlapping.")
            .hold(
                Hold::Printed,
                "Show each that ends on a display, in the order in which they end: print \
                 `1 of 3: NAME` with `tracing::info!`",
            )
            .hold(Hold::Starts, "and fetch the display. Wait for it before you show the next.")
            .hold(Hold::Ends, "A slow display holds up no fetch.")
            .hold(Hold::Printed, "Show a failure as well, as `2 of 3: NAME failed`.")
            .hold(Hold::Printed, "Print nothing else with `info!`.")
            .hold(
                Hold::Answers,
                "When the display has shown all, return the answers in the order of the list.",
            )
            .story("The display does not fail, and no two sources end at one instant.")
            .story(
                "With a 3 s, b 1 s, c 2 s that fails and a display of 1.5 s: `1 of 3: b` at 1 s, \
                 `2 of 3: c failed` at 2.5 s, `3 of 3: a` at 4 s, and `[\"a\", \"b\"]` at 5.5 s.",
            )
    }

    /// The last one is the display; no two others end at one instant.
    fn shape(services: &mut [Service], _: u64) {
        let ::std::option::Option::Some((display, sources)) = services.split_last_mut() else {
            return;
        };
        if display.response == Response::Fails {
            *display = Service::new(&display.name, display.delay);
        }
        set_apart(sources);
    }

    fn expected(cast: &Cast) -> Expected {
        let ::std::option::Option::Some((display, sources)) = cast.services.split_last() else {
            return Expected::new();
        };
        let mut run = Expected::new().with_lines();
        let mut ends: ::std::vec::Vec<_> = sources.iter().enumerate().collect();
        for (place, source) in &ends {
            run = run.fetch(*place, Duration::ZERO, source.delay);
        }
        ends.sort_by_key(|(_, source)| source.delay);
        let mut free = Duration::ZERO;
        for (number, (_, source)) in ends.iter().enumerate() {
            let (number, all, name) = (number + 1, sources.len(), &source.name);
            let failed = if source.answer().is_some() { "" } else { " failed" };
            let shown = free.max(source.delay);
            free = shown + display.delay;
            run = run.printing(shown, &::std::format!("{number} of {all}: {name}{failed}")).fetch(
                sources.len(),
                shown,
                free,
            );
        }
        let answers = sources.iter().filter_map(Service::answer);
        run.returning(answers.collect::<::std::vec::Vec<_>>())
    }

    #[::core::prelude::v1::test]
    fn progress_passes() {
        check().run();
    }
}
