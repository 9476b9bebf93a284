//! Refused with: was started at
//! Breaks: starts
//!
//! A stream with a limit that no small list reaches: the replica behind it is asked late.

use futures::StreamExt;
use futures::stream;
use stage::prelude::*;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let mut asked = stream::iter(replicas).map(fetch).buffer_unordered(64);
    let (mut answers, mut failed) = (Vec::new(), 0);
    while let Some(answer) = asked.next().await {
        match answer {
            Ok(answer) => answers.push(answer),
            Err(_) => failed += 1,
        }
        if answers.len() * 2 > replicas.len() {
            return Some(answers);
        }
        if failed * 2 >= replicas.len() {
            return None;
        }
    }
    None
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
