//! Refused with: is expected
//! Breaks: answers
//! Against: The second has every source that failed, its name and its error,
//!
//! `flatten` takes the answers and leaves no trace of an error.

use futures::future::join_all;
use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let asked = sources.iter().map(async |source| {
        let answer = fetch(source.clone()).await?;
        Ok::<_, FetchError>((source.name.clone(), answer))
    });
    (join_all(asked).await.into_iter().flatten().collect(), Vec::new())
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
