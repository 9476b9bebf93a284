// Checks of exercise `notebook`. Not to be edited: change ../notebook.rs instead.

pub(crate) mod checks {
    use stage::check::{Cast, Check, Wanted, millis, secs};

    use super::*;

    pub fn check() -> Check {
        Check::new(run, wanted)
            .cast(Cast::new([
                Source::new("a", secs(3.0)),
                Source::new("b", secs(1.0)),
                Source::new("c", secs(2.0)),
            ]))
            .hidden_cast(Cast::new([
                Source::new("rice", millis(20)).answering("fluffy"),
                Source::new("soup", millis(40)).answering("hot"),
                Source::new("tea", millis(10)).answering("strong"),
                Source::new("egg", millis(30)).answering("soft"),
            ]))
            .hidden_cast(Cast::new([]))
            .hidden_cast(Cast::new([Source::new("toast", secs(2.0)).answering("golden")]))
            .hidden_cast(Cast::new(
                (1..=40).map(|n| Source::new(&format!("dish {n}"), millis(n * 7 % 41))),
            ))
    }

    struct Evening {
        returned: Vec<String>,
        noted: Vec<String>,
    }

    impl std::fmt::Debug for Evening {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{:?} and noted {:?}", self.returned, self.noted)
        }
    }

    async fn run(cast: Cast) -> Result<Evening, FetchError> {
        let notebook = RefCell::default();
        let returned = cook(&cast.sources, &notebook).await?;
        Ok(Evening { returned, noted: notebook.into_inner() })
    }

    fn wanted(cast: &Cast) -> Wanted {
        let mut by_delay: Vec<&Source> = cast.sources.iter().collect();
        by_delay.sort_by_key(|source| source.delay);
        let answer = |source: &Source| source.answer().map(str::to_owned);
        let returned = cast.sources.iter().filter_map(answer).collect();
        let noted = by_delay.into_iter().filter_map(answer).collect();
        Wanted::overlapping(cast).returning(Evening { returned, noted })
    }

    #[test]
    fn notebook_passes() {
        check().run();
    }
}
