//! What every join gives its caller, when, and what it does to the others, if one of them fails or
//! panics, if the caller is dropped, or if a deadline passes.
//!
//! Each cell of the matrix is computed from a recording of its own. It is no lesson's: it gives away
//! what lessons ask.
//!
//! - `rows`: the constructs, a function each, as the page shows them. They know nothing of modes.
//! - [`Mode`]: the four ways in which it goes wrong, with the sources of each.
//! - `scene`: a construct played in a mode.
//! - [`Cell`]: what a recording says, in a few words.
//! - [`table()`], [`read`]: the cells as text, as the snapshots have them. asyncio's cells, which its twin in
//!   `python/` prints, have the same form.

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
