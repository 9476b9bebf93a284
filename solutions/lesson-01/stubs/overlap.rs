//! # overlap: three answers in the time of one
//!
//! Three services, three answers, one caller. Ask each once, so that the waits overlap: the caller
//! resumes when the slowest has answered, and not a millisecond later.
//!
//! Return the answers in the order of the parameters, whichever comes first. Wait for all three
//! even if one fails; then return the error of the first parameter that failed.
//!
//! `fetch(first)` is a future of a `Result<String, FetchError>`. Your code replaces both lines of
//! the body: `_ = ...` only keeps the compiler from warning of unused names.
//!
//! Run it: `cargo test -p exercise-01 --test overlap`
use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    _ = (first, second, third);
    todo!("Wait for all three. Return their answers, or the first parameter's error, in order")
}

include!("checks/overlap.rs");
