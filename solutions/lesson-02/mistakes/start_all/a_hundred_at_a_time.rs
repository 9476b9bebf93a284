//! Refused with: was started at
//! Breaks: resumes
//!
//! A limit that nobody asked for, high enough for any list that one thinks of.

use std::error::Error;

use futures::{StreamExt, TryStreamExt, stream};
use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let spawned = sources.iter().cloned().map(|source| async {
        Ok::<_, Box<dyn Error + Send + Sync>>(tokio::spawn(fetch(source)).await??)
    });
    stream::iter(spawned).buffered(100).try_collect().await
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
