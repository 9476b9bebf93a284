//! # panels: a dashboard of dashboards
//!
//! A page has panels, and a panel has services. A list may be long. Ask all of them,
//! all waits overlapping. A panel is the answers of its services, in their order.
//!
//! A service may fail. Then its panel is that error, the first that came. What else the
//! panel has asked is cut off on the spot. The other panels go on. Return all panels,
//! in their order, when the last of them is settled.
//!
//! With two panels, a 1 s and b 3 s, c 2 s that fails and d 4 s: at 3 s the answers of
//! a and b, and the error of c. d is cut off at 2 s.
//!
//! Run it: `cargo test -p exercise-05 --test panels`

use stage::prelude::*;

/// Asks for all panels of a page; an error ends its own panel and no other.
pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    _ = page;
    todo!("ask all services; return each panel's answers, or its first error, when all are settled")
}

include!("checks/panels.rs");
