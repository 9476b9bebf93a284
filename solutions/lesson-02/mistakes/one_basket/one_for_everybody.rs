//! Refused with: called twice at a time, your function does not do twice what it does alone
//! Breaks: apart
//!
//! A static is one basket for all calls. It is emptied, but not while another call fills it.

use std::error::Error;
use std::sync::Mutex;

use stage::prelude::*;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            let answer = fetch(source).await?;
            BASKET.lock().unwrap().push(answer);
            Ok::<_, FetchError>(())
        }));
    }
    for handle in handles {
        handle.await??;
    }
    Ok(std::mem::take(&mut *BASKET.lock().unwrap()))
}

static BASKET: Mutex<Vec<String>> = Mutex::new(Vec::new());

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
