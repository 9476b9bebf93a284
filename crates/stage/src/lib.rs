//! stage
mod scene;
mod source;
pub use scene::{Cast, Scene};
pub use source::{FetchError, Outcome, Source, fetch};
