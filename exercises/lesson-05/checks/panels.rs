// Checks of exercise `panels`. Not to be edited: change ../panels.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        AsTold, Cast, Casts, Check, Expected, Hold, Response, Service, Source, Stage, failed_with,
        in_lists, millis, secs, set_apart,
    };
    use ::std::result::Result;
    use ::std::string::String;
    use ::std::vec::Vec;

    type Panels = Vec<Result<Vec<String>, ::checker::FetchError>>;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let page: Vec<Vec<Source>> = in_lists(&stage.sources, |source| &source.name)
                .into_iter()
                .map(<[Source]>::to_vec)
                .collect();
            let told: Panels = super::panels(&page[..]).await;
            let told = as_told(told, &stage.sources);
            if stage.sources.is_empty() {
                let idle: Panels = super::panels(&[Vec::new(), Vec::new()][..]).await;
                return Result::Ok(of_none(told, as_told(idle, &[])));
            }
            Result::Ok::<_, ::std::convert::Infallible>(AsTold(::std::format!("{told:?}")))
        };
        Check::new("panels", run, expected)
            .told(Cast::new([
                Service::new("a", secs(1.0)),
                Service::new("b", secs(3.0)),
                Service::new("c", secs(2.0)).failing(),
                Service::new("d", secs(4.0)),
            ]))
            .generated(Casts::of(0..=130).failing().shaped(|services, _| apart(services)))
            .story("A page has panels, and a panel has services. A list may be long.")
            .hold(Hold::Resumes, "Ask all of them, all waits overlapping.")
            .hold(Hold::Answers, "A panel is the answers of its services, in their order.")
            .story("A service may fail.")
            .hold(Hold::Answers, "Then its panel is that error, the first that came.")
            .hold(Hold::Dropped, "What else the panel has asked is cut off on the spot.")
            .hold(Hold::Ends, "The other panels go on.")
            .hold(
                Hold::Answers,
                "Return all panels, in their order, when the last of them is settled.",
            )
            .story(
                "With two panels, a 1 s and b 3 s, c 2 s that fails and d 4 s: at 3 s the answers of a \
                 and b, and the error of c. d is cut off at 2 s.",
            )
    }

    /// No two answers come at one instant: which error is first, and who is cut off, is then clear.
    fn apart(services: &mut [Service]) {
        // Who fails at once may stop the others before their first turn, or after it.
        for service in &mut *services {
            if service.response == Response::Fails {
                service.delay = service.delay.max(millis(1));
            }
        }
        set_apart(services);
    }

    /// Looks like the error of a fetch when it is printed.
    #[derive(Debug)]
    #[allow(dead_code, reason = "it is printed")]
    struct FetchError<T> {
        source: T,
    }

    /// The panels as they are printed: an error that is not the one with which its service has failed says so.
    fn as_told(
        panels: Panels,
        services: &[Source],
    ) -> Vec<Result<Vec<String>, FetchError<String>>> {
        let error = |error: ::checker::FetchError| {
            let is_own = services
                .iter()
                .any(|service| service.name == error.source && failed_with(service, &error));
            let source = match is_own {
                true => error.source,
                false => ::std::format!("{}, made of the error of another panel", error.source),
            };
            FetchError { source }
        };
        panels.into_iter().map(|panel| panel.map_err(error)).collect()
    }

    /// Without any service, the function is called twice: with no panel, and with two empty ones.
    fn of_none<T: ::std::fmt::Debug>(no_panel: T, two_panels: T) -> AsTold {
        AsTold(::std::format!(
            "{no_panel:?} for no panel and {two_panels:?} for two without services"
        ))
    }

    fn expected(cast: &Cast) -> Expected {
        if cast.services.is_empty() {
            let [none, idle] = [::std::format_args!("[]"), ::std::format_args!("[Ok([]), Ok([])]")];
            return Expected::new().returning(of_none(none, idle));
        }
        let mut run = Expected::new();
        let mut panels: Vec<Result<Vec<&str>, FetchError<&str>>> = Vec::new();
        let mut place = 0;
        for panel in in_lists(&cast.services, |service| &service.name) {
            let failed = panel
                .iter()
                .filter(|service| service.response == Response::Fails)
                .min_by_key(|service| service.delay);
            for service in panel {
                let start = ::std::time::Duration::ZERO;
                run = match failed {
                    ::std::option::Option::Some(failed) if failed.delay < service.delay => {
                        run.cancelled(place, start, failed.delay)
                    }
                    _ => run.fetch(place, start, service.delay),
                };
                place += 1;
            }
            panels.push(match failed {
                ::std::option::Option::Some(failed) => {
                    Result::Err(FetchError { source: &failed.name })
                }
                ::std::option::Option::None => {
                    Result::Ok(panel.iter().filter_map(Service::answer).collect())
                }
            });
        }
        run.returning(panels)
    }

    #[::core::prelude::v1::test]
    fn panels_passes() {
        check().run();
    }
}
