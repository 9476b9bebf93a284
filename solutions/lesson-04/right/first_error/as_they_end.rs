//! In the caller's own task: futures are taken as they end, whoever they are.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let cook = |(place, (guest, dish)): (usize, &'_ (String, Source))| {
        let (guest, dish) = (guest.clone(), dish.clone());
        async move { (place, fetch(dish).await.map_err(|error| (guest, error))) }
    };
    let mut cooking: FuturesUnordered<_> = orders.iter().enumerate().map(cook).collect();
    let mut answers = vec![None; orders.len()];
    while let Some((place, result)) = cooking.next().await {
        answers[place] = Some(result?);
    }
    Ok(answers.into_iter().flatten().collect())
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
