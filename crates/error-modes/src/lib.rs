//! What every join gives its caller, when, and what it does to the other futures: if one of them
//! fails or panics, if the caller is dropped, or if a deadline passes.
//!
//! Each cell of the matrix is computed from a recording of its own. The matrix belongs to no
//! lesson, because it gives away the answers to the lessons' questions.
//!
//! - `rows`: the constructs, one function each, as the page shows them. These functions know
//!   nothing about modes.
//! - [`Mode`]: the four ways in which a run goes wrong, with the sources for each.
//! - `scene`: plays a construct in a mode.
//! - [`Cell`]: what a recording says, in a few words.
//! - [`table()`], [`read`]: the cells as text, as in the snapshots. asyncio's cells have the same
//!   form; its twin in `python/` prints them.

mod cell;
mod failure;
mod mode;
mod rows;
mod scene;
mod tsv;

pub use cell::{Cell, Destructors, Other};
pub use mode::{Mode, WRONG_AT};
pub use rows::Construct;
pub use scene::{CELLS, Witness, cells, play, play_with_witness};
pub use tsv::{ASYNCIO_SNAPSHOT, Row, SNAPSHOT, read, table};
