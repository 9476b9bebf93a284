//! What the chapter says and no scene shows.

mod joins;
mod polls;
mod threads;
