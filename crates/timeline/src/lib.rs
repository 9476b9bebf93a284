//! Records what async tasks did and draws it: as text, as SVG, as HTML, as JSON.
//!
//! Run a piece of async code under [`record`] and you get a [`Recording`]: a lane for each
//! `#[instrument]`ed future, with its start, its polls, its end and how it ended (finished, failed,
//! timed out, panicked, cancelled), and the printed lines, all in their order. Under tokio's paused
//! clock the recording is the same each time, so a test can snapshot what your tasks did.
//!
//! It is a [`tracing`] layer and changes nothing in the code that it records. It is no profiler: it
//! keeps every lane in memory and does not measure CPU time.
//!
//! # Example
//! ```
//! # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
//! use std::time::Duration;
//! use tokio::time::{sleep, timeout};
//!
//! #[tracing::instrument(ret, skip(seconds))]
//! async fn brew(name: &str, seconds: u64) -> String {
//!     sleep(Duration::from_secs(seconds)).await;
//!     format!("{name} is ready")
//! }
//!
//! let recording = timeline::record(async {
//!     let (tea, _) = tokio::join!(
//!         brew("tea", 2),
//!         timeout(Duration::from_secs(3), brew("coffee", 5)),
//!     );
//!     tea
//! })
//! .await;
//! assert_eq!(recording.lane("tea").unwrap().outcome.word(), "finished");
//! assert_eq!(recording.lane("coffee").unwrap().outcome.word(), "cancelled");
//! println!("{}", recording.to_text());
//! # }
//! ```
//!
//! # Map
//! - `recorder`: [`record`], [`try_record`], [`Recorder`]; how a run begins and ends.
//! - `watch`: the subscriber that a recording sets; `layer`: `TimelineLayer`, for a subscriber of
//!   your own (feature `layer`); `fields`: what spans and events say.
//! - `context`: which recording and lane the running code belongs to; `tasks`: which recording
//!   spawned a task; `place`: the current task or thread, and the clock.
//! - `journal`: what a recording has seen so far; `draft`: a lane under way.
//! - `model`: [`Recording`] and its parts; `sound`: what is true of every recording; `json`:
//!   recordings written and read back (feature `json`).
//! - `relations`: which lanes belong together: groups, detached lanes, requests for cancellation;
//!   `taken`: until when a spawner takes no notice of an end.
//! - `layout`: what is drawn where, for all renderers; `bands`: many lanes as one row; `text` and
//!   `svg` (feature `svg`): the renderers. `errands`: the colours of lanes; `difference`: where two runs
//!   differ; `colour`: what a terminal adds to the text.
//! - `outcome`: how a lane ended, read from an error's text, and in words.
//! - `steps` and `table`: what happened, in words; [`units`]: durations, numbers, and text on one
//!   line (`line`). `html`: steps and table as HTML, and a page with everything; `escape`: text in
//!   markup.

mod bands;
mod colour;
mod context;
#[cfg(feature = "svg")]
mod difference;
mod draft;
mod errands;
mod escape;
mod fields;
#[cfg(feature = "svg")]
mod html;
mod journal;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "layer")]
mod layer;
mod layout;
mod line;
mod model;
mod order;
mod outcome;
mod place;
mod recorder;
mod relations;
mod sound;
mod steps;
#[cfg(feature = "svg")]
mod svg;
mod table;
mod taken;
mod tasks;
mod text;
pub mod units;
mod watch;

pub use errands::Errands;
pub use escape::escape;
#[cfg(feature = "layer")]
pub use layer::TimelineLayer;
pub use model::{Lane, Line, LineLevel, Location, Moment, Outcome, Recording};
pub use recorder::{Recorder, record, try_record};
pub use steps::{Step, What};
#[cfg(feature = "svg")]
pub use svg::{Layout, STYLE, SvgOptions};
pub use table::Row;
pub use text::Chart;
