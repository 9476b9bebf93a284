//! # second_try: one more try, then give up
//!
//! Ask the shop. If it fails, or has not answered after 2 s, ask the spare shop,
//! once. Never wait for both at once.
//!
//! Both together have 3 s: the spare shop has what the first one has left. Whoever
//! is too late is stopped.
//!
//! Return the answer. If none has come, say of both, the shop first, what became of
//! them: `"NAME: failed"` or `"NAME: too late"`.
//!
//! With shop 4 s and spare 0.5 s: `Ok("spare")` at 2.5 s. If the shop fails after
//! 0.5 s and the spare takes 4 s: `Err(["shop: failed", "spare: too late"])` at 3 s.
//!
//! Run it: `cargo test -p exercise-06 --test second_try`

use stage::prelude::*;

/// Asks the shop, then at most once the spare one, all of it within 3 s.
pub async fn second_try(shop: &Source, spare: &Source) -> Result<String, [String; 2]> {
    _ = (shop, spare);
    todo!("return the answer of the shop or of the spare one, or what became of both within 3 s")
}

include!("checks/second_try.rs");
