//! Refused with: another error than that of
//! Breaks: answers
//! Against: its name and its error,
//!
//! Of all errors only the first is kept, and it is given the names of the others.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let placed = async |(place, source): (usize, &Source)| (place, fetch(source.clone()).await);
    let mut ended: FuturesUnordered<_> = sources.iter().enumerate().map(placed).collect();
    let mut answers = vec![None; sources.len()];
    let mut failures = Vec::new();
    let mut first: Option<FetchError> = None;
    while let Some((place, result)) = ended.next().await {
        let name = sources[place].name.clone();
        match result {
            Ok(answer) => answers[place] = Some((name, answer)),
            Err(error) => {
                let mut error = first.get_or_insert(error).clone();
                error.source.clone_from(&name);
                failures.push((name, error));
            }
        }
    }
    (answers.into_iter().flatten().collect(), failures)
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
