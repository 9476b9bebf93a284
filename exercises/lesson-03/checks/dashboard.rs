// Checks of exercise `dashboard`. Not to be edited: change ../dashboard.rs instead.

pub(crate) mod checks {
    use stage::Outcome;
    use stage::check::{Cast, Check, Wanted, millis, secs};

    use super::*;

    pub fn check() -> Check {
        let profile = || Source::new("profile", secs(1.0)).answering("Ada");
        let orders = || Source::new("orders", secs(1.5)).answering("2 orders");
        Check::new(
            |cast| async move { dashboard(&cast.sources[0], &cast.sources[1]).await },
            wanted,
        )
        .cast(Cast::new([profile(), orders()]))
        .hidden_cast(Cast::new([
            Source::new("user", millis(70)).answering("Grace"),
            Source::new("cart", millis(20)).answering("empty"),
        ]))
        .hidden_cast(Cast::new([profile().failing(), orders()]))
        .hidden_cast(Cast::new([
            Source::new("user", secs(3.0)).answering("Grace"),
            Source::new("cart", secs(2.0)).failing(),
        ]))
        .hidden_cast(Cast::new([
            Source::new("user", secs(3.0)).failing(),
            Source::new("cart", secs(2.0)).failing(),
        ]))
    }

    fn wanted(cast: &Cast) -> Wanted {
        let run = Wanted::overlapping(cast);
        let mut answers = Vec::new();
        for source in &cast.sources {
            match &source.outcome {
                Outcome::Ok(answer) => answers.push(answer.as_str()),
                _ => return run.failing_with(&format!("{} failed", source.name)),
            }
        }
        run.returning(answers.join(": "))
    }

    #[test]
    fn dashboard_passes() {
        check().run();
    }
}
