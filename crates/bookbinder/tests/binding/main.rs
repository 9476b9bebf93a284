//! The binder on a small course of its own: what it shows, what it refuses, how it is called.

mod course;
mod directives;
mod link_addresses;
mod link_names;
mod links;
mod mini;
mod protocol;
mod questions;
mod refusals;
