//! The binder on a small course of its own: what it shows, what it refuses, how it is called.

mod bars;
mod closing;
mod colours;
mod course;
mod directives;
mod error_modes;
mod figures;
mod link_addresses;
mod link_names;
mod links;
mod mini;
mod pages;
mod protocol;
mod question_faults;
mod questions;
mod reference;
mod reference_faults;
mod refusals;
mod replaced;
