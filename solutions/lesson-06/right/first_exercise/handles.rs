//! Tasks of their own, awaited in the order of the list.

use stage::prelude::*;

pub async fn first_exercise(pair: [&Source; 2]) -> Result<[String; 2], FetchError> {
    let [first, second] = pair.map(|source| tokio::spawn(fetch(source.clone())));
    let settled = [first.await, second.await];
    let [first, second] = settled.map(|joined| joined.expect("a fetch does not panic"));
    first.and_then(|first| second.map(|second| [first, second]))
}

include!("../../../../exercises/lesson-06/checks/first_exercise.rs");
