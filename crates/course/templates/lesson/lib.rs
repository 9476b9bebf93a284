//! Lesson @NN@: TODO: what it shows, in one line.
//!
//! - [`first_scene`]: TODO: what it is there for.
//! - [`scenes`]: all of it, ready to be played.

mod scenes;

use stage::{FetchError, Source, fetch};
use tracing::info;

pub use scenes::scenes;

/// TODO: say what it does.
// ANCHOR: first_scene
pub async fn first_scene(sources: &[Source]) -> Result<Vec<String>, FetchError> {
    let mut answers = Vec::new();
    for source in sources {
        answers.push(fetch(source).await?);
    }
    info!("{} answers", answers.len());
    Ok(answers)
}
// ANCHOR_END: first_scene
