//! Refused with: called twice at a time, your function does not print twice what it prints alone
//! Breaks: apart
//!
//! A guard against double lines that all calls share: of two at a time one is silent.

use std::collections::HashSet;
use std::error::Error;
use std::sync::{LazyLock, Mutex};

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            let name = source.name.clone();
            let is_new = SPEAKING.lock().unwrap().insert(name.clone());
            let answer = fetch(source).await?;
            if is_new {
                tracing::info!("{answer} is ready");
                SPEAKING.lock().unwrap().remove(&name);
            }
            Ok::<_, FetchError>(answer)
        }));
    }
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

static SPEAKING: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
