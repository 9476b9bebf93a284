//! Refused with: A static is one for all calls
//! Breaks: apart
//!
//! The end of the pause is in a static: the next call puts it off. Both return what they should.

use std::sync::Mutex;
use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, sleep, sleep_until};

const PAUSE: Duration = Duration::from_millis(500);

static PAUSED_UNTIL: Mutex<Option<Instant>> = Mutex::new(None);

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    if let Ok(answer) = call().await {
        return Ok(answer);
    }
    *PAUSED_UNTIL.lock().unwrap() = Some(Instant::now() + PAUSE);
    sleep(PAUSE).await;
    let until = *PAUSED_UNTIL.lock().unwrap();
    sleep_until(until.unwrap()).await;
    call().await
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
