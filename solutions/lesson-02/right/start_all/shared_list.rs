//! One list for all tasks, owned together; each is told its place in it.

use std::error::Error;
use std::sync::Arc;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let shared: Arc<[Source]> = Arc::from(sources);
    let spawn = |place: usize| {
        let shared = Arc::clone(&shared);
        tokio::spawn(async move { fetch(&shared[place]).await })
    };
    let handles = (0..sources.len()).map(spawn).collect::<Vec<_>>();
    let mut answers = Vec::new();
    for handle in handles {
        match handle.await {
            Ok(answer) => answers.push(answer?),
            Err(error) => return Err(Box::new(error)),
        }
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
