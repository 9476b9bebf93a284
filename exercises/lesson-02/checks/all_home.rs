// Checks of exercise `all_home`. Not to be edited: change ../all_home.rs instead.

pub(crate) mod checks {
    use stage::check::{Cast, Check, Wanted, millis, secs};

    use super::*;

    pub fn check() -> Check {
        Check::new(|cast| async move { all_home(&cast.sources).await }, wanted)
            .cast(Cast::new([
                Source::new("a", secs(1.0)).failing(),
                Source::new("b", secs(3.0)),
                Source::new("c", secs(2.0)),
            ]))
            .hidden_cast(Cast::new([
                Source::new("oven", millis(20)).answering("bread"),
                Source::new("pan", millis(40)).failing(),
                Source::new("kettle", millis(10)).failing(),
                Source::new("fridge", millis(70)).answering("milk"),
            ]))
            .hidden_cast(Cast::new([
                Source::new("news", millis(50)).answering("rain"),
                Source::new("mail", millis(30)).answering("3 letters"),
            ]))
            .hidden_cast(Cast::new([]))
    }

    fn wanted(cast: &Cast) -> Wanted {
        let wanted = Wanted::overlapping(cast).in_tasks();
        match cast.sources.iter().find(|source| source.answer().is_none()) {
            Some(failing) => wanted.failing_with(&format!("{} failed", failing.name)),
            None => {
                let answers: Vec<_> = cast.sources.iter().filter_map(Source::answer).collect();
                wanted.returning(answers)
            }
        }
    }

    #[test]
    fn all_home_passes() {
        check().run();
    }
}
