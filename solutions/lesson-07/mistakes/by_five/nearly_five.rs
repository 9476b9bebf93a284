//! Refused with: you returned ([
//! Breaks: answers
//!
//! It asks a clock that shows hundredths, on which 4.999 s are five seconds already.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let start = Instant::now();
    let is_five = || (start.elapsed().as_secs_f64() * 100.0).round() >= 500.0;
    let mut answers = Vec::new();
    let mut others = Vec::from_iter(0..pages.len());
    let work = async {
        let mut visits = JoinSet::new();
        for (index, page) in pages.iter().cloned().enumerate() {
            visits.spawn(async move { (index, fetch(page).await) });
        }
        while let Some(joined) = visits.join_next().await {
            let Ok((index, Ok(answer))) = joined else { continue };
            if fetch(judge).await.is_ok() && !is_five() {
                answers.push(answer);
                others.retain(|other| *other != index);
            }
        }
    };
    _ = timeout(Duration::from_secs(5), work).await;
    (answers, others.into_iter().map(|index| pages[index].name.clone()).collect())
}

include!("../../../../exercises/lesson-07/checks/by_five.rs");
