//! Plays a construct in a mode.

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use stage::{Call, FetchError, Log, Source};
use timeline::Recording;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, timeout, timeout_at};
use tracing::instrument;

use crate::failure::Failure;
use crate::mode::WRONG_AT;
use crate::rows::{self, Construct, Set};
use crate::{Mode, cell};

/// The lane of a caller that is dropped.
pub(crate) const FUTURE: &str = "future";

/// The number of cells.
pub const CELLS: usize = Construct::ALL.len() * Mode::ALL.len();

/// Every construct in every mode, with its recording, row by row.
///
/// # Panics
/// Inside a tokio runtime.
///
/// # Example
/// ```
/// use error_modes::{CELLS, Construct, Mode};
///
/// let cells = error_modes::cells();
/// assert_eq!(cells.len(), CELLS);
/// let (cell, recording) = &cells[0];
/// assert_eq!((cell.construct, cell.mode), (Construct::Join, Mode::Err));
/// assert_eq!(cell.at, recording.elapsed);
/// ```
pub fn cells() -> Vec<(cell::Cell, Recording)> {
    let row = |construct| Mode::ALL.into_iter().map(move |mode| (construct, mode));
    let cells = Construct::ALL.into_iter().flat_map(row);
    let played = cells.map(|(construct, mode)| {
        let recording = play(construct, mode);
        (cell::Cell::of(construct, mode, &recording), recording)
    });
    played.collect()
}

/// Plays one cell. The caller is the function that awaits the construct. If it is dropped, it has a
/// lane of its own called `future`, and the recording's caller is the code that drops it.
///
/// # Panics
/// Inside a tokio runtime.
pub fn play(construct: Construct, mode: Mode) -> Recording {
    play_with_witness(construct, mode).0
}

/// What the stage's own log shows about a play. A recording comes from spans, this log from
/// destructors.
#[derive(Debug)]
pub struct Witness {
    /// The calls of `fetch`. The destructor of a dropped call notes that it was dropped.
    pub calls: Vec<Call>,
    /// How many events came before the caller went on, or had unwound.
    pub goes_on: usize,
}

/// Plays one cell as [`play`] does, and also returns what the stage's log shows.
///
/// # Panics
/// Inside a tokio runtime.
pub fn play_with_witness(construct: Construct, mode: Mode) -> (Recording, Witness) {
    let log = Arc::new(Log::default());
    let goes_on = Cell::new(0);
    let sources = mode.cast().logged_sources(&log);
    // `wait` borrows a set: its owner keeps the set when the caller has ended.
    let mut set = JoinSet::new();
    let caller = async {
        log.begin();
        let _last = Last(|| goes_on.set(log.events()));
        match mode {
            Mode::Dropped => {
                match timeout(WRONG_AT, dropped(construct, &mut set, &sources)).await {
                    Ok(result) => result,
                    Err(_elapsed) => Ok(Told("goes on".to_owned())),
                }
            }
            Mode::Deadline => before_deadline(construct, &mut set, &sources).await,
            Mode::Err | Mode::Panic => results(construct, &mut set, &sources).await,
        }
    };
    let recording = stage::play(caller).recording;
    log.close();
    (recording, Witness { calls: log.calls(), goes_on: goes_on.get() })
}

/// Calls a function when the caller has dropped everything else, even by a panic.
struct Last<F: Fn()>(F);

impl<F: Fn()> Drop for Last<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

#[instrument(name = "construct", skip_all, ret, err, fields(lane = FUTURE))]
async fn dropped(construct: Construct, set: &mut Set, sources: &[Source]) -> Result<Told, Failure> {
    results(construct, set, sources).await
}

/// Awaits the construct with its own deadline or, if it has none, with one around it.
async fn before_deadline(
    construct: Construct,
    set: &mut Set,
    sources: &[Source],
) -> Result<Told, Failure> {
    let deadline = Instant::now() + WRONG_AT;
    match construct {
        Construct::AsCompleted => {
            Ok(Told::results(rows::completed_before(sources, deadline).await))
        }
        Construct::Wait => Ok(Told::joined(rows::waited_before(set, sources, deadline).await)),
        _ => timeout_at(deadline, results(construct, set, sources)).await?,
    }
}

async fn results(construct: Construct, set: &mut Set, sources: &[Source]) -> Result<Told, Failure> {
    Ok(match construct {
        Construct::Join => Told::results(rows::join(sources).await),
        Construct::TryJoin => Told::values(rows::try_join(sources).await?),
        Construct::JoinAll => Told::results(rows::all_joined(sources).await),
        Construct::TryJoinAll => Told::values(rows::all_joined_or_error(sources).await?),
        Construct::JoinSet => Told::values(rows::join_set(sources).await?),
        Construct::Handles => Told::values(rows::handles(sources).await?),
        Construct::Gather => Told::results(rows::gathered(sources).await),
        Construct::TryGather => Told::values(rows::gathered_or_error(sources).await?),
        Construct::AsCompleted => Told::results(rows::completed(sources).await),
        Construct::Wait => Told::joined(rows::waited(set, sources).await),
        Construct::TaskGroup => Told(format!("{:?}", rows::grouped(sources).await?)),
    })
}

/// What a caller gets, in the words for the end of its lane.
struct Told(String);

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Told {
    fn values(values: Vec<String>) -> Self {
        Self(format!("{values:?}"))
    }

    /// An error has the text that it has in lanes.
    fn results(results: Vec<Result<String, FetchError>>) -> Self {
        let told = |result: Result<String, FetchError>| result.map_err(|error| error.to_string());
        Self(format!("{:?}", results.into_iter().map(told).collect::<Vec<_>>()))
    }

    fn joined(joined: Vec<Result<Result<String, FetchError>, JoinError>>) -> Self {
        let told = |joined: Result<Result<String, FetchError>, JoinError>| match joined {
            Ok(result) => result.map_err(|error| error.to_string()),
            Err(error) => Err(Failure::Task(error).to_string()),
        };
        Self(format!("{:?}", joined.into_iter().map(told).collect::<Vec<_>>()))
    }
}
