//! Refused with: A static is one for all calls
//! Breaks: apart
//!
//! The deadline is in a static: a call that begins later puts it off. Both return what they should.

use std::sync::Mutex;
use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout, timeout_at};

static DEADLINE: Mutex<Option<Instant>> = Mutex::new(None);

pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    *DEADLINE.lock().unwrap() = Some(Instant::now() + Duration::from_secs(3));
    let first = match timeout(Duration::from_secs(2), fetch(shop)).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    let deadline = *DEADLINE.lock().unwrap();
    let second = match timeout_at(deadline.unwrap(), fetch(spare)).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(_)) => "failed",
        Err(_) => "too late",
    };
    Err([format!("{}: {first}", shop.name), format!("{}: {second}", spare.name)])
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
