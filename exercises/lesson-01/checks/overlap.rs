// Checks of exercise `overlap`. Not to be edited: change ../overlap.rs instead.
pub(crate) mod checks {
    use super::*;
    use stage::Outcome;
    use stage::check::{Cast, Check, Wanted, secs};

    pub fn check() -> Check {
        Check::new(
            |cast| async move {
                overlap(&cast.sources[0], &cast.sources[1], &cast.sources[2]).await
            },
            wanted,
        )
        .cast(Cast::new([
            Source::new("tea", secs(3.0)),
            Source::new("toast", secs(1.0)),
            Source::new("eggs", secs(2.0)),
        ]))
        .hidden_cast(Cast::new([
            Source::new("mail", secs(0.2)).answering("2 letters"),
            Source::new("weather", secs(0.7)).answering("rain"),
            Source::new("news", secs(0.5)).answering("none"),
        ]))
        .hidden_cast(Cast::new([
            Source::new("mail", secs(0.9)),
            Source::new("weather", secs(0.8)).failing(),
            Source::new("news", secs(0.4)).failing(),
        ]))
        .hidden_cast(Cast::new([
            Source::new("mail", secs(0.2)).failing(),
            Source::new("weather", secs(0.9)),
            Source::new("news", secs(0.6)),
        ]))
    }

    fn wanted(cast: &Cast) -> Wanted {
        let wanted = Wanted::overlapping(cast);
        match cast.sources.iter().find(|source| source.outcome == Outcome::Fails) {
            Some(failed) => wanted.failing_with(&format!("{} failed", failed.name)),
            None => wanted
                .returning([0, 1, 2].map(|index| cast.sources[index].answer().unwrap_or_default())),
        }
    }

    #[test]
    fn overlap_passes() {
        check().run();
    }
}
