//! Each in a task; all three handles are awaited before anybody looks at an answer.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let [first, second, third] =
        [first, second, third].map(|source| tokio::spawn(fetch(source.clone())));
    let settled = [first.await, second.await, third.await];
    let [first, second, third] = settled.map(|joined| joined.expect("a fetch does not panic"));
    first.and_then(|first| second.and_then(|second| third.map(|third| [first, second, third])))
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
