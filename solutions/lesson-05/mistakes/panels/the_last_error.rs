//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! A panel that goes on asking and tells the error that came last.

use futures::future::join_all;
use futures::stream::{FuturesUnordered, StreamExt};

use stage::prelude::*;

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    let panels = page.iter().map(|panel| async move {
        let mut asked: FuturesUnordered<_> = panel
            .iter()
            .enumerate()
            .map(|(place, service)| async move { (place, fetch(service).await) })
            .collect();
        let (mut answers, mut failed) = (Vec::new(), None);
        while let Some((place, answer)) = asked.next().await {
            match answer {
                Ok(answer) => answers.push((place, answer)),
                Err(error) => failed = Some(error),
            }
        }
        answers.sort();
        let answers = answers.into_iter().map(|(_, answer)| answer).collect();
        failed.map_or(Ok(answers), Err)
    });
    join_all(panels).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
