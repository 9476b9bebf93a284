//! The library's `as_completed`, dropped at the end.

use gather::as_completed;
use stage::prelude::*;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let mut asking = as_completed(replicas.iter().cloned().map(fetch));
    let mut answers = Vec::new();
    let mut can_fail = replicas.len().div_ceil(2) - 1;
    while let Some((_, result)) = asking.next().await {
        match result {
            Ok(answer) => answers.push(answer),
            Err(_) if can_fail == 0 => return None,
            Err(_) => can_fail -= 1,
        }
        if answers.len() > replicas.len() / 2 {
            return Some(answers);
        }
    }
    None
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
