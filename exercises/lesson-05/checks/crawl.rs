// Checks of exercise `crawl`. Not to be edited: change ../crawl.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, LONG, Response, Service, Stage, millis, secs,
    };
    use ::std::option::Option;
    use ::std::time::Duration;
    use ::std::vec::Vec;

    pub(crate) fn check() -> Check {
        let run = |stage: Stage| async move {
            let told: ::std::result::Result<
                Vec<::std::string::String>,
                ::std::boxed::Box<dyn ::std::error::Error + Send + Sync>,
            > = super::crawl(&stage.sources[..]).await;
            told
        };
        Check::new("crawl", run, expected)
            .told(Cast::new([
                Service::new("home", secs(1.0)).answering("a b"),
                Service::new("a", secs(2.0)).answering("b c"),
                Service::new("b", secs(3.0)).answering("home"),
                Service::new("c", secs(1.0)).answering(""),
                Service::new("d", secs(1.0)).answering("a"),
            ]))
            .generated(Casts::of(0..=130).shaped(linked))
            .story("A site's pages are sources.")
            .hold(Hold::Starts, "Begin with the first one,")
            .hold(Hold::Returns, "if there is one.")
            .story(
                "A page's answer names the pages that it links to, with a space between two names, and \
                 `named` finds a page by its name.",
            )
            .hold(Hold::Starts, "Fetch each linked page the moment a link to it is known,")
            .hold(Hold::Resumes, "all waits overlapping,")
            .hold(Hold::Starts, "but fetch no page twice, however many links it has.")
            .story("No page fails.")
            .hold(Hold::Ends, "When there is nothing left to fetch,")
            .hold(Hold::Answers, "return the names of the pages that you have fetched, sorted.")
            .story(
                "With home 1 s, which says \"a b\", a 2 s \"b c\", b 3 s \"home\", c 1 s \"\", and d, \
                 which nobody links to: `[\"a\", \"b\", \"c\", \"home\"]` at 4 s.",
            )
    }

    /// Gives the pages names of one word, and links: forward, back, to themselves, twice. Some sites have
    /// all pages one click away, some are a chain.
    fn linked(services: &mut [Service], seed: u64) {
        let count = services.len();
        let mut state = seed | 1;
        let mut below = |limit: usize| {
            // xorshift64
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % limit as u64) as usize
        };
        // The pages of a very wide site answer together, each with a link that no other has.
        let together = (110..=120).contains(&count);
        let (wide, deep) = match below(4) {
            _ if together => (count / 2, false),
            _ if (66..=120).contains(&count) => (count, false),
            _ if count > 40 => (0, true),
            0 => (count, false),
            1 => (0, true),
            _ => (2.min(count), false),
        };
        for service in services.iter_mut() {
            service.name = service.name.replace(' ', "-");
            if together {
                service.delay = millis(20);
            }
            // No limit around a whole chain is long enough.
            if deep && matches!(count, 41..=60) {
                service.delay = LONG;
            }
        }
        let names: Vec<_> = services.iter().map(|service| service.name.clone()).collect();
        for (place, service) in services.iter_mut().enumerate() {
            // In a chain nobody links ahead, so that it is as long as the site.
            let reach = if deep { place + 1 } else { count };
            let mut links: Vec<&str> =
                (0..below(4)).map(|_| names[below(reach)].as_str()).collect();
            if place == 0 {
                links.extend(names[..wide].iter().map(|name| name.as_str()));
            }
            if deep {
                links.extend(names.get(place + 1).map(|name| name.as_str()));
            }
            if together {
                links.extend(names.get(place + count / 2).map(|name| name.as_str()));
            }
            service.response = Response::Ok(links.join(" "));
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let services = &cast.services;
        let mut known: Vec<Option<Duration>> = ::std::vec![Option::None; services.len()];
        let mut done = ::std::vec![false; services.len()];
        if let Option::Some(first) = known.first_mut() {
            *first = Option::Some(Duration::ZERO);
        }
        let mut run = Expected::new();
        // The page that answers next tells its links.
        while let Option::Some((until, place)) = (0..services.len())
            .filter(|&place| !done[place])
            .filter_map(|place| known[place].map(|from| (from + services[place].delay, place)))
            .min()
        {
            done[place] = true;
            run = run.fetch(place, until - services[place].delay, until);
            for link in services[place].answer().unwrap_or_default().split_whitespace() {
                let linked = services.iter().position(|service| service.name == link);
                if let Option::Some(linked) = linked {
                    known[linked].get_or_insert(until);
                }
            }
        }
        let mut names: Vec<&str> = (0..services.len())
            .filter(|&place| done[place])
            .map(|place| services[place].name.as_str())
            .collect();
        names.sort_unstable();
        run.returning(names)
    }

    #[::core::prelude::v1::test]
    fn crawl_passes() {
        check().run();
    }
}
