//! What the lessons act on: sources that answer after a known delay, scenes that play a lesson's
//! function, and the checker for exercises.
//!
//! It is not a mock of tokio: lessons use tokio's own names. Only the services that they talk to
//! are simulated, and only the clock is virtual.
//!
//! - [`Source`], [`fetch`]: the one simulated I/O call.
//! - [`Cast`], [`Scene`]: a function of a lesson and the sources it is played with.
//! - [`play`]: runs a future on a paused clock of its own and records it.
//! - [`check`]: holds a learner's function against the wanted run and says what differs.
//! - [`twin`]: holds a scene's asyncio twin against it.
//! - [`tools`]: programs that some tests need and a machine may not have.

mod play;
mod scene;
mod source;

pub mod check;
pub mod tools;
pub mod twin;

pub use play::{Panic, Play, VIRTUAL_LIMIT, play};
pub use scene::{Cast, Scene, output};
pub use source::{FetchError, Outcome, Source, fetch, millis, secs};

/// What an exercise begins with.
pub mod prelude {
    pub use crate::{FetchError, Source, fetch};
}
