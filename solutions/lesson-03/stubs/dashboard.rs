//! # dashboard: two services, one page
//!
//! Ask both services so that their waits overlap, and return one line: the
//! profile's answer, a colon and a space, the orders' answer.
//!
//! With profile 1 s "Ada" and orders 1.5 s "2 orders": `"Ada: 2 orders"` at 1.5 s.
//!
//! Either may fail. Wait for both all the same, then return the error; if both
//! fail, that of the profile.
//!
//! Run it: `cargo test -p exercise-03 --test dashboard`

use stage::prelude::*;

/// Asks both services, waits for both, merges their answers.
pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    _ = (profile, orders);
    todo!("return both answers in one line when both have answered, or the error")
}

include!("checks/dashboard.rs");
