//! Refused with: A static is one for all calls
//! Breaks: apart
//!
//! Answers lie in a static under the names of their sources, and another call knows the same names.

use std::collections::BTreeMap;
use std::sync::Mutex;

use stage::prelude::*;

static SAID: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let ask = async |source: Source| {
        let name = source.name.clone();
        let answer = fetch(source).await?;
        SAID.lock().expect("nobody panics here").insert(name, answer);
        Ok::<_, FetchError>(())
    };
    let tasks: Vec<_> = sources.iter().cloned().map(ask).map(tokio::spawn).collect();
    let mut ended = Vec::new();
    for task in tasks {
        ended.push(task.await);
    }
    let said = SAID.lock().expect("nobody panics here");
    let lines = sources.iter().zip(ended).map(|(source, ended)| match ended {
        Ok(Ok(())) => Ok(said[&source.name].clone()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(format!("{} panicked", source.name)),
    });
    lines.collect()
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
