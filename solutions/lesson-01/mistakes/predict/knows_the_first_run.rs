//! Refused with: you returned 4 s; 4.6 s is wanted
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
    Duration::from_secs(4)
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
