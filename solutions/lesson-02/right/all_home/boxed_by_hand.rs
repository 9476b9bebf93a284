//! Each error is put into a box by hand, and `?` puts that into another one.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let tasks: Vec<_> = sources.iter().cloned().map(|source| tokio::spawn(fetch(source))).collect();
    let mut ends = Vec::new();
    for task in tasks {
        ends.push(task.await);
    }
    let mut answers = Vec::new();
    for end in ends {
        answers.push(end.map_err(Box::new)?.map_err(Box::new)?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
