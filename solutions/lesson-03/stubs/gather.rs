//! # gather: close the chapter and write it yourself
//!
//! Run every future in a task of its own. Return their outputs in the order of
//! the input, whatever ends first. No input, no wait.
//!
//! If a future panics, wait for the others; then let its panic go on, with
//! what it carries: `JoinError::into_panic` and `std::panic::resume_unwind` do
//! that. If several panic, any of their panics will do.
//!
//! With a 3 s, b 1 s and c 2 s: `["a", "b", "c"]` at 3 s. A set or a list of handles: both do.
//!
//! Run it: `cargo test -p exercise-03 --test gather`

/// Runs every future in a task of its own and returns their outputs in input order.
pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    _ = futures;
    todo!("return all outputs in input order, each future in a task of its own; a panic comes last")
}

include!("checks/gather.rs");
