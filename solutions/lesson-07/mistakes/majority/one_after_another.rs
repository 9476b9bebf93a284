//! Refused with: the fetches ran one after another
//! Breaks: resumes
//! Against: At the instant at which so many answers are there
//!
//! One replica after the other.

use stage::prelude::*;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let (mut answers, mut failed) = (Vec::new(), 0);
    for replica in replicas {
        match fetch(replica).await {
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
