//! A stream in the order of the list, in which every failure is looked for as it comes.

use futures::TryStreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let mut cooking: FuturesUnordered<_> = orders
        .iter()
        .enumerate()
        .map(|(place, (guest, dish))| async move {
            let answer = fetch(dish).await.map_err(|error| (guest.clone(), error))?;
            Ok::<_, (String, FetchError)>((place, answer))
        })
        .collect();
    let mut answers = Vec::new();
    while let Some(answer) = cooking.try_next().await? {
        answers.push(answer);
    }
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
