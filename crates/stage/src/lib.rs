//! What the lessons act on: services that answer after a known delay, and scenes that play a lesson's
//! function with them.
//!
//! It is no mock of tokio: lessons use tokio itself. Only the services that lessons talk to are
//! simulated, and only the clock is virtual.
//!
//! - [`Service`], [`Cast`]: what is simulated, as data. A cast is the list of services of one play.
//! - [`Source`], [`fetch`]: a program's handle to a service, and the one simulated I/O call.
//! - [`NoService`]: why words do not name a service, as `tea 3 s` does.
//! - [`Scene`]: a function of a lesson and the cast with which it is played.
//! - [`program`]: plays a lesson's scenes in a terminal.
//! - [`play`]: runs a future on a paused clock of its own and records it.
//! - `clocks`: how long plays take, on their virtual clocks and on the real one, if `STAGE_CLOCKS`
//!   names a file.
//! - [`fate`]: what finally happens to a lane, in the words of questions and tables.
//! - [`Log`]: what the stage itself knows about a play.
//! - [`twin`]: compares a scene with its twin, the same program in asyncio.
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
pub use play::{Panic, Play, VIRTUAL_LIMIT, on_paused_clock, panic_hook, panics_are_noted, play};
pub use program::{program, transcript_for_stdout};
pub use scene::{Cast, Misfit, Scene, output, transcript};
pub use service::{Payload, Response, Service, Wreck, millis, secs};
pub use source::{FETCH_SPAN, FetchError, Source, failed_with, fetch, named};

/// The imports with which an exercise begins.
pub mod prelude {
    pub use crate::{FetchError, Source, fetch, named};
}
