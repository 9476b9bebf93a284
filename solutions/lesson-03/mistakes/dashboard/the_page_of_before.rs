//! Refused with: called twice at a time
//! Breaks: apart
//!
//! A page is kept by its profile. Another call with the same profile gets it, with orders that are not its own.

use std::sync::Mutex;

use stage::prelude::*;

static LAST: Mutex<Option<(String, String)>> = Mutex::new(None);

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::join!(fetch(profile), fetch(orders));
    let (profile, orders) = (profile?, orders?);
    let mut last = LAST.lock().expect("nobody panics while it is locked");
    if let Some((of, page)) = &*last
        && *of == profile
    {
        return Ok(page.clone());
    }
    let page = format!("{profile}: {orders}");
    *last = Some((profile, page.clone()));
    Ok(page)
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
