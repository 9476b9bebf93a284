// Checks of exercise `predict`. Not to be edited: change ../predict.rs instead.
pub(crate) mod checks {
    use super::*;
    use stage::check::{Cast, Check, InWords, Wanted, secs};

    pub fn check() -> Check {
        Check::new(
            |cast| async move {
                let [tea, toast, eggs] = [&cast.sources[0], &cast.sources[1], &cast.sources[2]];
                breakfast(tea, toast, eggs).await.map(|()| InWords(predict(tea, toast, eggs)))
            },
            wanted,
        )
        .about("breakfast")
        .cast(breakfast_of(3.0, 1.0, 2.0))
        .hidden_cast(breakfast_of(0.5, 0.6, 4.0))
        .hidden_cast(breakfast_of(1.0, 5.0, 2.0))
    }

    fn breakfast_of(tea: f64, toast: f64, eggs: f64) -> Cast {
        Cast::new([
            Source::new("tea", secs(tea)),
            Source::new("toast", secs(toast)),
            Source::new("eggs", secs(eggs)),
        ])
    }

    fn wanted(cast: &Cast) -> Wanted {
        let [tea, toast, eggs] = [0, 1, 2].map(|index| cast.sources[index].delay);
        let end = toast + tea.max(eggs);
        Wanted::new()
            .fetch("toast", Duration::ZERO, toast)
            .fetch("tea", toast, toast + tea)
            .fetch("eggs", toast, toast + eggs)
            .ends_at(end)
            .returning(InWords(end))
    }

    #[test]
    fn predict_passes() {
        check().run();
    }
}
