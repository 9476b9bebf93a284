//! A careful task: it would not wait for ever.

use std::error::Error;
use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let careful = |source: Source| async move {
        let answer = timeout(Duration::from_secs(30), fetch(source)).await??;
        tracing::info!("{answer} is ready");
        Ok::<_, Box<dyn Error + Send + Sync>>(answer)
    };
    let handles: Vec<_> = sources.iter().cloned().map(careful).map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
