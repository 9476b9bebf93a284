//! # once_more: a second try, and no third
//!
//! Each `call()` makes a future that asks the service anew. Ask once, and if the service answers,
//! return its answer at once.
//!
//! If it fails, wait 500 ms with `tokio::time::sleep`, and ask once more. Now return what you get:
//! the answer, or the second error. Do not ask a third time.
//!
//! With a first try of 1 s that fails and a second of 2 s that answers: the answer, at 3.5 s.
//!
//! Run it: `cargo test -p exercise-04 --test once_more`

use stage::prelude::*;

/// Asks, and if that fails, asks once more.
pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    _ = &mut call;
    todo!("return the first answer, or 500 ms after its error whatever a second try gives")
}

include!("checks/once_more.rs");
