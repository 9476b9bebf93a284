//! The pair is made in a helper, and aborted tasks are waited for.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let mut tasks = JoinSet::new();
    for (place, order) in orders.iter().cloned().enumerate() {
        tasks.spawn(cooked(place, order));
    }
    let mut answers = Vec::new();
    while let Some(joined) = tasks.join_next().await {
        match joined.expect("a fetch does not panic") {
            Ok(answer) => answers.push(answer),
            Err(failure) => {
                tasks.shutdown().await;
                return Err(failure);
            }
        }
    }
    answers.sort_by_key(|(place, _)| *place);
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

async fn cooked(
    place: usize,
    (guest, dish): (String, Source),
) -> Result<(usize, String), (String, FetchError)> {
    match fetch(dish).await {
        Ok(answer) => Ok((place, answer)),
        Err(error) => Err((guest, error)),
    }
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
