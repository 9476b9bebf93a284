// Checks of exercise `gather`. Not to be edited: change ../gather.rs instead.

pub(crate) mod checks {
    use std::panic::AssertUnwindSafe;

    use futures::FutureExt;
    use stage::Outcome;
    use stage::check::{Cast, Check, Wanted, millis, secs};

    use super::*;

    pub fn check() -> Check {
        Check::new(run, wanted)
            .cast(Cast::new([
                Source::new("a", secs(3.0)),
                Source::new("b", secs(1.0)),
                Source::new("c", secs(2.0)),
            ]))
            .hidden_cast(Cast::new([]))
            .hidden_cast(Cast::new([
                Source::new("news", millis(20)).answering("rain"),
                Source::new("mail", millis(40)).answering("3 letters"),
                Source::new("ads", millis(10)).failing(),
                Source::new("feed", millis(30)).answering("12 posts"),
            ]))
            .hidden_cast(Cast::new(
                (1..=40).map(|n| Source::new(&format!("page {n}"), millis(n * 7 % 41))),
            ))
            .hidden_cast(Cast::new([
                Source::new("tea", secs(2.0)),
                Source::new("soup", secs(1.0)).panicking(),
                Source::new("rice", secs(3.0)),
            ]))
    }

    /// The outputs, or what `gather` panicked with. A panic is expected only where a source does:
    /// any other is left to the check.
    async fn run(cast: Cast) -> Result<Vec<String>, String> {
        let expected = cast.sources.iter().any(|source| source.outcome == Outcome::Panics);
        let gathered = gather(cast.sources.into_iter().map(ask));
        if !expected {
            return Ok(gathered.await);
        }
        AssertUnwindSafe(gathered).catch_unwind().await.map_err(|panic| {
            let said = panic.downcast_ref::<String>().map_or("another one", String::as_str);
            format!("panic: {said}")
        })
    }

    /// One of the futures that are gathered.
    async fn ask(source: Source) -> String {
        match fetch(&source).await {
            Ok(answer) => answer,
            Err(error) => error.to_string(),
        }
    }

    fn wanted(cast: &Cast) -> Wanted {
        let run = Wanted::overlapping(cast).in_tasks();
        let mut outputs = Vec::new();
        for source in &cast.sources {
            match &source.outcome {
                Outcome::Ok(answer) => outputs.push(answer.clone()),
                Outcome::Fails => outputs.push(format!("{} failed", source.name)),
                _ => return run.failing_with(&format!("panic: {} panicked", source.name)),
            }
        }
        run.returning(outputs)
    }

    #[test]
    fn gather_passes() {
        check().run();
    }
}
