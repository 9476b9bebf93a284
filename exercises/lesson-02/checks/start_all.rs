// Checks of exercise `start_all`. Not to be edited: change ../start_all.rs instead.

pub(crate) mod checks {
    use stage::check::{Cast, Check, Wanted, millis, secs};

    use super::*;

    pub fn check() -> Check {
        Check::new(|cast| async move { start_all(&cast.sources).await }, wanted)
            .cast(Cast::new([
                Source::new("a", secs(3.0)),
                Source::new("b", secs(1.0)),
                Source::new("c", secs(2.0)),
            ]))
            .hidden_cast(Cast::new([
                Source::new("news", millis(40)).answering("rain"),
                Source::new("mail", millis(10)).answering("3 letters"),
                Source::new("ads", millis(30)).answering("none"),
                Source::new("feed", millis(20)).answering("12 posts"),
            ]))
            .hidden_cast(Cast::new([Source::new("alone", secs(2.0)).answering("here")]))
            .hidden_cast(Cast::new([]))
            .hidden_cast(Cast::new(
                (1..=40).map(|n| Source::new(&format!("page {n}"), millis(n * 7 % 41))),
            ))
    }

    fn wanted(cast: &Cast) -> Wanted {
        let answers: Vec<_> = cast.sources.iter().filter_map(Source::answer).collect();
        Wanted::overlapping(cast).in_tasks().returning(answers)
    }

    #[test]
    fn start_all_passes() {
        check().run();
    }
}
