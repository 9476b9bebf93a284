//! Lesson 04: one of many fails. What the caller gets, when, and what becomes of the others.
//!
//! A trip needs a train, a hotel and a museum, and the hotel is full. A morning page needs several
//! services, and shows what it has.
//!
//! - [`trip`]: handles in a `try_join!`, which is content with an `Err` inside of an `Ok`.
//! - [`opened_trip`]: both results opened. The error comes in time, and the tasks run on, as in asyncio.
//! - [`set_trip`], [`shut_trip`], [`gathered_trip`]: who has let go when the caller goes on.
//! - [`collect_data`]: every result beside the name of its source, in one task.
//! - [`morning`]: a task each, and the four ways in which one can end.
//! - [`backup`]: the trap, errors that nobody reads, behind a `?`.
//! - [`trip_by_phone`]: a second try, in the future that has failed.
//! - [`cheapest`]: a list that is too long for `try_join_all`.
//! - [`scenes`]: all of it, ready to be played.

mod collect;
mod scenes;
mod trip;

pub use collect::{backup, cheapest, collect_data, morning};
pub use scenes::scenes;
pub use trip::{gathered_trip, opened_trip, set_trip, shut_trip, trip, trip_by_phone};

use std::error::Error;

/// Any error that may go to another thread.
pub type BoxError = Box<dyn Error + Send + Sync>;
