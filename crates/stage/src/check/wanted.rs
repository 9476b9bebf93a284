//! The wanted run of an exercise, built for any cast.

use std::fmt::Debug;
use std::time::Duration;

use timeline::{Lane, Line, Moment, Outcome, Recording};

use crate::{Cast, Source};

/// A run as it should be: who is fetched from when to when, when the caller ends and with what.
///
/// # Example
/// The first answer wins, and the slower fetch is dropped:
/// ```
/// use std::time::Duration;
///
/// use stage::check::{Cast, Check, Source, Wanted, fetch, secs};
///
/// fn wanted(cast: &Cast) -> Wanted {
///     let (slow, fast) = (&cast.sources[0], &cast.sources[1]);
///     Wanted::new()
///         .cancelled(&slow.name, Duration::ZERO, fast.delay)
///         .fetch(&fast.name, Duration::ZERO, fast.delay)
///         .returning(&fast.name)
/// }
///
/// let race = |cast: Cast| async move {
///     tokio::select! {
///         answer = fetch(&cast.sources[0]) => answer,
///         answer = fetch(&cast.sources[1]) => answer,
///     }
/// };
/// let cast = Cast::new([Source::new("mirror", secs(3.0)), Source::new("origin", secs(1.0))]);
/// assert_eq!(Check::new(race, wanted).cast(cast).verdict(), Ok(()));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub(super) fetches: Vec<Fetch>,
    pub(super) ends_at: Duration,
    pub(super) result: Option<Result<String, String>>,
    pub(super) lines: Vec<(Duration, String)>,
    pub(super) in_tasks: bool,
}

/// One wanted call of `fetch`.
#[derive(Debug, Clone)]
pub(super) struct Fetch {
    pub name: String,
    pub from: Duration,
    pub until: Duration,
    pub cancelled: bool,
}

impl Wanted {
    /// Nothing is fetched and the caller ends at once, until told otherwise.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every source is fetched from the start; the caller ends with the last of them.
    pub fn overlapping(cast: &Cast) -> Self {
        cast.sources
            .iter()
            .fold(Self::new(), |wanted, s| wanted.fetch(&s.name, Duration::ZERO, s.delay))
    }

    /// A fetch that runs to its end, answer or failure. The caller ends no earlier, until told otherwise.
    #[must_use]
    pub fn fetch(mut self, name: &str, from: Duration, until: Duration) -> Self {
        self.ends_at = self.ends_at.max(until);
        self.fetches.push(Fetch { name: name.to_owned(), from, until, cancelled: false });
        self
    }

    /// A fetch that is dropped while it waits. The caller ends no earlier, until told otherwise.
    #[must_use]
    pub fn cancelled(mut self, name: &str, from: Duration, at: Duration) -> Self {
        self.ends_at = self.ends_at.max(at);
        self.fetches.push(Fetch { name: name.to_owned(), from, until: at, cancelled: true });
        self
    }

    /// When the caller ends.
    #[must_use]
    pub fn ends_at(mut self, at: Duration) -> Self {
        self.ends_at = at;
        self
    }

    /// What the caller returns inside `Ok`, compared by its `Debug` text.
    #[must_use]
    pub fn returning(mut self, value: impl Debug) -> Self {
        self.result = Some(Ok(format!("{value:?}")));
        self
    }

    /// The text of the error that the caller returns.
    #[must_use]
    pub fn failing_with(mut self, error: &str) -> Self {
        self.result = Some(Err(error.to_owned()));
        self
    }

    /// A line that the run prints. Once one is wanted, every line is compared, in order.
    #[must_use]
    pub fn printing(mut self, at: Duration, text: &str) -> Self {
        self.lines.push((at, text.to_owned()));
        self
    }

    /// Every fetch runs in a task of its own, not in the caller's.
    #[must_use]
    pub fn in_tasks(mut self) -> Self {
        self.in_tasks = true;
        self
    }

    /// The wanted run as a recording, to be drawn like any other.
    pub fn recording(&self, cast: &Cast) -> Recording {
        let mut step = 0;
        let mut moment = |at| {
            step += 1;
            Moment { at, step }
        };
        let start = moment(Duration::ZERO);
        let fetches: Vec<Lane> = self
            .fetches
            .iter()
            .map(|fetch| Lane {
                label: fetch.name.clone(),
                number: None,
                kind: "fetch".to_owned(),
                parent: Some(0),
                spawned: self.in_tasks,
                start: moment(fetch.from),
                polls: vec![moment(fetch.from)],
                end: Some(moment(fetch.until)),
                outcome: fetch.outcome(cast),
                takes: cast.sources.iter().find(|s| s.name == fetch.name).and_then(Source::takes),
            })
            .collect();
        // The caller's end comes last of its instant: what it waited for has ended before.
        let caller = Lane {
            label: "caller".to_owned(),
            number: None,
            kind: "caller".to_owned(),
            parent: None,
            spawned: false,
            start,
            polls: Vec::new(),
            end: Some(moment(self.ends_at)),
            outcome: match &self.result {
                Some(Err(error)) => Outcome::Failed(error.clone()),
                Some(Ok(value)) if value != "()" => Outcome::Finished(value.clone()),
                _ => Outcome::Finished(String::new()),
            },
            takes: None,
        };
        let lanes = std::iter::once(caller).chain(fetches).collect();
        let lines = self.lines.iter().map(|(at, text)| Line {
            moment: moment(*at),
            // Whoever prints it: a line says when, not in which task.
            lane: None,
            text: text.clone(),
        });
        let lines = lines.collect();
        let mut recording = Recording { lanes, lines, waits: Vec::new(), elapsed: self.ends_at };
        recording.number_equal_labels();
        recording
    }
}

impl Fetch {
    /// How it ends, by what the cast says of its source.
    pub(super) fn outcome(&self, cast: &Cast) -> Outcome {
        if self.cancelled {
            return Outcome::Cancelled;
        }
        let source = cast.sources.iter().find(|source| source.name == self.name);
        match source.map(|source: &Source| &source.outcome) {
            Some(crate::Outcome::Ok(answer)) => Outcome::Finished(format!("{answer:?}")),
            Some(crate::Outcome::Fails) => Outcome::Failed(format!("{} failed", self.name)),
            Some(crate::Outcome::Panics) => Outcome::Panicked,
            Some(crate::Outcome::NeverAnswers) | None => Outcome::Open,
        }
    }
}
