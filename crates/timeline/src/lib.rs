//! Records what async tasks did and draws it as text, SVG or JSON.
#![allow(missing_docs)]
mod model;
pub use model::{Lane, Line, Moment, Outcome, Recording};
impl Recording {
    pub fn to_text(&self) -> String { String::new() }
}
