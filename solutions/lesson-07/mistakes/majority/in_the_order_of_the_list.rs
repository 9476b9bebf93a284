//! Refused with: Some(["a", "b", "d"])
//! Breaks: answers
//!
//! The answers are sorted by their replicas.

use std::collections::BTreeMap;

use gather::as_completed;
use stage::prelude::*;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let mut asking = as_completed(replicas.iter().cloned().map(fetch));
    let (mut answers, mut failed) = (BTreeMap::new(), 0);
    while let Some((index, result)) = asking.next().await {
        match result {
            Ok(answer) => _ = answers.insert(index, answer),
            Err(_) => failed += 1,
        }
        if answers.len() * 2 > replicas.len() {
            return Some(answers.into_values().collect());
        }
        if failed * 2 >= replicas.len() {
            return None;
        }
    }
    None
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
