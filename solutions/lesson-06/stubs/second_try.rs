//! # second_try: one more try, then give up
//!
//! Ask the shop. If it fails, or has not answered after 2 s, ask the spare shop,
//! once. Never wait for both at once.
//!
//! Both together have 3 s: the spare shop has what the first one has left. Whoever
//! is too late is stopped. Return the answer, and if none has come, `None`.
//!
//! With shop 4 s and spare 0.5 s: `Some("spare")` at 2.5 s. If the shop fails after
//! 0.5 s and the spare takes 2.2 s: `Some("spare")` at 2.7 s.
//!
//! Run it: `cargo test -p exercise-06 --test second_try`

use stage::prelude::*;

/// Asks the shop, then at most once the spare one, all of it within 3 s.
pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    _ = (shop, spare);
    todo!("return the answer of the shop or of the spare one, or None after 3 s")
}

include!("checks/second_try.rs");
