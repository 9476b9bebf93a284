//! The expected run of an exercise, built for any cast.

use std::fmt::Debug;
use std::time::Duration;

use stage::{Cast, FETCH_SPAN, Payload, Response, Service};
use timeline::{Lane, Line, Moment, Outcome, Recording};

/// A run as it should be: which sources are fetched from when to when, and when the caller ends, with
/// what result.
///
/// Sources are named by their places in the cast.
///
/// # Example
/// The first answer wins, and the slower fetch is dropped:
/// ```
/// use std::time::Duration;
///
/// use checker::{Cast, Check, Service, Stage, Verdict, Expected, fetch, secs};
///
/// fn expected(cast: &Cast) -> Expected {
///     let fast = &cast.services[1];
///     Expected::new()
///         .cancelled(0, Duration::ZERO, fast.delay)
///         .fetch(1, Duration::ZERO, fast.delay)
///         .returning(fast.answer().unwrap())
/// }
///
/// let race = |stage: Stage| async move {
///     tokio::select! {
///         answer = fetch(&stage.sources[0]) => answer,
///         answer = fetch(&stage.sources[1]) => answer,
///     }
/// };
/// let cast = Cast::new([Service::new("mirror", secs(3.0)), Service::new("origin", secs(1.0))]);
/// assert_eq!(Check::new("race", race, expected).told(cast).verdict(), Verdict::Passed);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Expected {
    pub(crate) fetches: Vec<Fetch>,
    pub(crate) ends_at: Duration,
    pub(crate) result: Option<ExpectedEnd>,
    pub(crate) lines: Option<Vec<(Duration, String)>>,
    pub(crate) place: Place,
    pub(crate) at_once: Option<usize>,
    pub(crate) notes: bool,
    pub(crate) first_poll: bool,
    pub(crate) all_gone: bool,
}

/// How the caller should end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ExpectedEnd {
    /// With this value's `Debug` text.
    Returns(String),
    /// With a list of the answers, in the order in which the fetches of the very run ended.
    ReturnsAsTheyEnd,
    /// With the error of this source's fetch.
    Fails(usize),
    /// With the `JoinError` of the task in which this source panicked.
    FailsByPanic(usize),
    /// With the panic of any of these sources.
    Panics(Vec<usize>),
}

/// Where the fetches should run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Place {
    #[default]
    Anywhere,
    /// Each in a task of its own.
    Tasks,
    /// All in the task of the caller.
    Caller,
}

/// One expected call of `fetch`.
#[derive(Debug, Clone)]
pub(crate) struct Fetch {
    pub source: usize,
    pub from: Duration,
    pub until: Duration,
    pub cancelled: bool,
}

impl Expected {
    /// Nothing is fetched and the caller ends at once, until told otherwise.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every source is fetched from the start; the caller ends with the last of them.
    pub fn overlapping(cast: &Cast) -> Self {
        let all = cast.services.iter().enumerate();
        all.fold(Self::new(), |expected, (place, s)| expected.fetch(place, Duration::ZERO, s.delay))
    }

    /// Every source is fetched from the start and has the time that `limit` gives to its place: a source that
    /// has not ended by then is dropped. No source may end at that very instant.
    pub fn overlapping_within(cast: &Cast, limit: impl Fn(usize) -> Duration) -> Self {
        let all = cast.services.iter().enumerate();
        all.fold(Self::new(), |expected, (place, service)| match service.takes() {
            Some(takes) if takes < limit(place) => expected.fetch(place, Duration::ZERO, takes),
            _ => expected.cancelled(place, Duration::ZERO, limit(place)),
        })
    }

    /// A fetch that runs to its end, answer or failure. The caller ends no earlier, until told otherwise.
    #[must_use]
    pub fn fetch(mut self, source: usize, from: Duration, until: Duration) -> Self {
        self.ends_at = self.ends_at.max(until);
        self.fetches.push(Fetch { source, from, until, cancelled: false });
        self
    }

    /// A fetch that is dropped while it waits. The caller ends no earlier, until told otherwise.
    #[must_use]
    pub fn cancelled(mut self, source: usize, from: Duration, at: Duration) -> Self {
        self.ends_at = self.ends_at.max(at);
        self.fetches.push(Fetch { source, from, until: at, cancelled: true });
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
        self.result = Some(ExpectedEnd::Returns(format!("{value:?}")));
        self
    }

    /// The caller returns a list of all answers, in the order in which their fetches end. Where some end at
    /// one instant, that is found out by the run.
    #[must_use]
    pub fn returning_as_they_end(mut self) -> Self {
        self.result = Some(ExpectedEnd::ReturnsAsTheyEnd);
        self
    }

    /// The caller returns the very error of this source.
    #[must_use]
    pub fn failing_with(mut self, source: usize) -> Self {
        self.result = Some(ExpectedEnd::Fails(source));
        self
    }

    /// The caller returns the `JoinError` of the task in which this source panicked.
    #[must_use]
    pub fn failing_with_panic_of(mut self, source: usize) -> Self {
        self.result = Some(ExpectedEnd::FailsByPanic(source));
        self
    }

    /// The caller panics with what one of these sources panicked with.
    #[must_use]
    pub fn panicking_like(mut self, sources: impl IntoIterator<Item = usize>) -> Self {
        self.result = Some(ExpectedEnd::Panics(sources.into_iter().collect()));
        self
    }

    /// Lines are compared: all that are printed. ReturnedError by [`printing`](Self::printing).
    #[must_use]
    pub fn with_lines(mut self) -> Self {
        self.lines.get_or_insert_default();
        self
    }

    /// A line that the run prints. Those of one instant may come in any order.
    #[must_use]
    pub fn printing(mut self, at: Duration, text: &str) -> Self {
        self.lines.get_or_insert_default().push((at, text.to_owned()));
        self
    }

    /// The lent notebook gets each answer in the very turn in which it comes.
    #[must_use]
    pub fn noting(mut self) -> Self {
        self.notes = true;
        self
    }

    /// Every fetch runs in a task of its own, not in the caller's.
    #[must_use]
    pub fn in_tasks(mut self) -> Self {
        self.place = Place::Tasks;
        self
    }

    /// Every fetch runs in the caller's own task.
    #[must_use]
    pub fn in_the_caller(mut self) -> Self {
        self.place = Place::Caller;
        self
    }

    /// The caller ends in its first poll: it has nothing to wait for, not for a turn either.
    #[must_use]
    pub fn in_the_first_poll(mut self) -> Self {
        self.first_poll = true;
        self
    }

    /// Whoever was cut off is gone when the caller returns: to have aborted it is not enough.
    #[must_use]
    pub fn when_all_are_gone(mut self) -> Self {
        self.all_gone = true;
        self
    }

    /// No more fetches than this wait at any time.
    #[must_use]
    pub fn at_once(mut self, at_most: usize) -> Self {
        self.at_once = Some(at_most);
        self
    }

    /// The expected run as a recording, to be drawn like any other.
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
                label: cast.services[fetch.source].name.clone(),
                number: None,
                kind: FETCH_SPAN.to_owned(),
                parent: Some(0),
                spawned: self.place == Place::Tasks,
                start: moment(fetch.from),
                polls: vec![moment(fetch.from)],
                end: Some(moment(fetch.until)),
                outcome: fetch.outcome(cast),
                takes: cast.services[fetch.source].takes(),
                place: None,
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
            outcome: self.outcome(cast),
            takes: None,
            place: None,
        };
        let lanes = std::iter::once(caller).chain(fetches).collect();
        let mut lines: Vec<_> = self.lines.iter().flatten().collect();
        lines.sort_by_key(|(at, _)| *at);
        let lines = lines.into_iter().map(|(at, text)| Line {
            moment: moment(*at),
            // No lane: a expected line says when it is printed, and any task may print it.
            lane: None,
            text: text.clone(),
            place: None,
        });
        let lines = lines.collect();
        let mut recording = Recording { lanes, lines, waits: Vec::new(), elapsed: self.ends_at };
        recording.number_equal_labels();
        recording
    }

    fn outcome(&self, cast: &Cast) -> Outcome {
        match &self.result {
            Some(ExpectedEnd::Returns(value)) if value != "()" => Outcome::Finished(value.clone()),
            Some(ExpectedEnd::Returns(_)) | None => Outcome::Finished(String::new()),
            Some(ExpectedEnd::ReturnsAsTheyEnd) => {
                let mut ended: Vec<_> = self.fetches.iter().filter(|f| !f.cancelled).collect();
                ended.sort_by_key(|fetch| fetch.until);
                let services = ended.into_iter().map(|fetch| &cast.services[fetch.source]);
                let answers: Vec<_> = services.filter_map(Service::answer).collect();
                Outcome::Finished(format!("{answers:?}"))
            }
            Some(ExpectedEnd::Fails(source)) => {
                Outcome::Failed(format!("{} failed", cast.services[*source].name))
            }
            Some(ExpectedEnd::FailsByPanic(source)) => {
                Outcome::Failed(format!("the task of {} panicked", cast.services[*source].name))
            }
            Some(ExpectedEnd::Panics(_)) => Outcome::Panicked,
        }
    }
}

impl Fetch {
    /// How it ends, by what the cast says of its source.
    fn outcome(&self, cast: &Cast) -> Outcome {
        if self.cancelled {
            return Outcome::Cancelled;
        }
        let service = &cast.services[self.source];
        match &service.response {
            Response::Ok(answer) => Outcome::Finished(format!("{answer:?}")),
            Response::Fails => Outcome::Failed(format!("{} failed", service.name)),
            Response::Panics(Payload::Message | Payload::Literal | Payload::Value) => {
                Outcome::Panicked
            }
            Response::NeverAnswers => Outcome::Open,
        }
    }
}
