//! What the chapter says and no scene shows.

mod joins;
mod library;
mod polls;
mod threads;
