//! Every errand in a span of its own, as in a program whose log somebody reads.

use std::error::Error;

use stage::prelude::*;
use tracing::{Instrument, Level, info_span};

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        let span = info_span!("errand", to = %source.name);
        let errand = async move {
            let answer = fetch(&source).await?;
            tracing::event!(Level::INFO, "{} is ready", answer);
            Ok::<_, Box<dyn Error + Send + Sync>>(answer)
        };
        handles.push(tokio::spawn(errand.instrument(span)));
    }
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
