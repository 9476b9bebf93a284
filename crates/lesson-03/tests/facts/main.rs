//! What the chapter says and no scene shows.

mod errors;
mod handles;
mod joins;
mod library;
mod polls;
mod threads;
