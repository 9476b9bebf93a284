//! What the lessons act on: services that answer after a known delay, and scenes that play a lesson's
//! function with them.
//!
//! It is not a mock of tokio: lessons use tokio's own names. Only the services that they talk to
//! are simulated, and only the clock is virtual.
//!
//! - [`Service`], [`Cast`]: what is simulated, as data.
//! - [`Source`], [`fetch`]: what a program holds of a service, and the one simulated I/O call.
//! - [`NoService`]: why words such as `tea 3 s` name none.
//! - [`Scene`]: a function of a lesson and the cast that it is played with.
//! - [`program`]: plays a lesson's scenes in a terminal.
//! - [`play`]: runs a future on a paused clock of its own and records it.
//! - `clocks`: how long plays take on their own clocks and on the wall, where `STAGE_CLOCKS` names a file.
//! - [`fate`]: what becomes of a lane, as questions and tables say it.
//! - [`Log`]: what the stage itself knows of a play.
//! - [`twin`]: holds a scene's asyncio twin against it.
//! - [`tools`]: programs that some tests need and a machine may not have.

mod arguments;
mod clocks;
mod log;
mod play;
mod program;
mod scene;
mod service;
mod source;

pub mod fate;
pub mod tools;
pub mod twin;

pub use arguments::NoService;
pub use log::{Began, Call, Ended, ErrorId, How, Log};
pub use play::{Panic, Play, VIRTUAL_LIMIT, on_paused_clock, play};
pub use program::{program, transcript_for_stdout};
pub use scene::{Cast, Misfit, Scene, output, transcript};
pub use service::{Payload, Response, Service, Wreck, millis, secs};
pub use source::{FETCH_SPAN, FetchError, Source, failed_with, fetch, named};

/// What an exercise begins with.
pub mod prelude {
    pub use crate::{FetchError, Source, fetch, named};
}
