// Checks of exercise `one_basket`. Not to be edited: change ../one_basket.rs instead.

pub(crate) mod checks {
    use stage::check::{Cast, Check, Wanted, millis, secs};

    use super::*;

    pub fn check() -> Check {
        Check::new(|cast| async move { one_basket(&cast.sources).await }, wanted)
            .cast(Cast::new([
                Source::new("a", secs(3.0)),
                Source::new("b", secs(1.0)),
                Source::new("c", secs(2.0)),
            ]))
            .hidden_cast(Cast::new([
                Source::new("oven", millis(250)).answering("bread"),
                Source::new("pan", millis(400)).answering("eggs"),
                Source::new("kettle", millis(150)).answering("tea"),
                Source::new("fridge", millis(50)).answering("milk"),
            ]))
            .hidden_cast(Cast::new([]))
    }

    fn wanted(cast: &Cast) -> Wanted {
        let mut by_delay: Vec<_> = cast.sources.iter().collect();
        by_delay.sort_by_key(|source| source.delay);
        let answers: Vec<_> = by_delay.into_iter().filter_map(Source::answer).collect();
        Wanted::overlapping(cast).in_tasks().returning(answers)
    }

    #[test]
    fn one_basket_passes() {
        check().run();
    }
}
