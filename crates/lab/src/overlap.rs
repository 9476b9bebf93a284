//! Breakfasts that belong to no lesson: the same three dishes, with more overlap in each run than
//! in the run before.

use std::time::Duration;

use stage::{FetchError, Source, fetch, on_paused_clock, secs};
use timeline::{Recorder, Recording};
use tokio::time::sleep;

/// How many milliseconds the toast waits before it starts; the eggs wait for a third more. With
/// 3000, the dishes are made one after another.
const TURNS: [u64; 7] = [3000, 2625, 2250, 1875, 1500, 1125, 0];

/// The runs for the front page's slider: from one dish after another to all at once, each half a
/// second shorter than the one before.
///
/// # Panics
/// Inside a tokio runtime.
///
/// # Example
/// ```
/// let seconds: Vec<f64> = lab::overlaps().iter().map(|run| run.elapsed.as_secs_f64()).collect();
/// assert_eq!(seconds, [6.0, 5.5, 5.0, 4.5, 4.0, 3.5, 3.0]);
/// ```
pub fn overlaps() -> Vec<Recording> {
    TURNS.map(|millis| overlap(Duration::from_millis(millis))).into()
}

fn overlap(turn: Duration) -> Recording {
    let recording = Recorder::new().try_record(breakfast(turn));
    let (recording, _panics) = on_paused_clock(|runtime| runtime.block_on(recording));
    recording.expect("breakfast never panics")
}

async fn breakfast(turn: Duration) -> Result<String, FetchError> {
    let tea = fetch(Source::new("tea", secs(3.0)));
    let toast = async {
        sleep(turn).await;
        fetch(Source::new("toast", secs(1.0))).await
    };
    let eggs = async {
        sleep(turn * 4 / 3).await;
        fetch(Source::new("eggs", secs(2.0))).await
    };
    let (tea, toast, eggs) = tokio::try_join!(tea, toast, eggs)?;
    Ok([tea, toast, eggs].join(", "))
}
