//! Records what async tasks did and draws it as text, SVG or JSON.
mod journal;
mod layer;
mod layout;
mod model;
mod recorder;
mod text;
pub mod words;
pub use layer::TimelineLayer;
pub use model::{Lane, Line, Moment, Outcome, Recording};
pub use recorder::{Recorder, record, try_record};
pub use words::{Row, Step};
