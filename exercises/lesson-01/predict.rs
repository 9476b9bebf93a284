//! # predict: say when it is done
//!
//! Read `breakfast`, but do not change it. Some of its futures are awaited at once, some only
//! later. When does its caller resume?
//!
//! Let `predict` work that out from the delays of the three sources (`tea.delay` is a `Duration`).
//! The checks run `breakfast` with delays of their own and hold your answer against the clock.
//!
//! Run it: `cargo test -p exercise-01 --test predict`
use std::time::Duration;

use stage::prelude::*;

pub async fn breakfast(tea: &Source, toast: &Source, eggs: &Source) -> Result<(), FetchError> {
    let tea = fetch(tea);
    let eggs = fetch(eggs);
    fetch(toast).await?;
    let (tea, eggs) = tokio::join!(tea, eggs);
    tea.and(eggs).map(drop)
}

pub fn predict(tea: &Source, toast: &Source, eggs: &Source) -> Duration {
    _ = (tea, toast, eggs);
    todo!("Return how long `breakfast` takes, computed from the three delays")
}

include!("checks/predict.rs");
