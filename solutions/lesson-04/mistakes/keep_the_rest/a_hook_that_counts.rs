//! Refused with: replaces the panic hook
//! Breaks: returns
//!
//! It hides nothing, because it calls the hook that was there before; and each call puts one more on top.

use std::sync::atomic::{AtomicUsize, Ordering};

use stage::prelude::*;

static PANICS: AtomicUsize = AtomicUsize::new(0);

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        before(panic);
    }));
    let tasks: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let mut kept = Vec::new();
    for (task, source) in tasks.into_iter().zip(sources) {
        kept.push(match task.await {
            Ok(result) => result.map_err(|error| error.to_string()),
            Err(_) => Err(format!("{} panicked", source.name)),
        });
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
