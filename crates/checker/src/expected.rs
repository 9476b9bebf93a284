//! The expected run of an exercise, worked out for any cast.

use std::fmt::Debug;
use std::time::Duration;

use stage::{Cast, FETCH_SPAN, Payload, Response, Service};
use timeline::{Lane, Line, LineLevel, Moment, Outcome, Recording};

/// The run that is expected: which sources are fetched, from when to when, and when and with what
/// result the caller ends.
///
/// A number stands for a source: its place in the cast.
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
    /// With a value that has this `Debug` text.
    Returns(String),
    /// With a list of the answers, in the order in which the fetches of this run ended.
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
    /// Expects no fetch, and that the caller ends at once; the other methods add to this.
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects that every source is fetched from the start, and that the caller ends with the last
    /// of them.
    pub fn overlapping(cast: &Cast) -> Self {
        let all = cast.services.iter().enumerate();
        all.fold(Self::new(), |expected, (place, s)| expected.fetch(place, Duration::ZERO, s.delay))
    }

    /// Expects that every source is fetched from the start. `limit` gives the time for each place:
    /// a source that takes longer is dropped then. No source may end exactly at its limit.
    pub fn overlapping_within(cast: &Cast, limit: impl Fn(usize) -> Duration) -> Self {
        let all = cast.services.iter().enumerate();
        all.fold(Self::new(), |expected, (place, service)| match service.takes() {
            Some(takes) if takes < limit(place) => expected.fetch(place, Duration::ZERO, takes),
            _ => expected.cancelled(place, Duration::ZERO, limit(place)),
        })
    }

    /// Expects a fetch that runs to its end, with an answer or a failure. The caller ends no
    /// earlier, unless [`ends_at`](Self::ends_at) says so.
    #[must_use]
    pub fn fetch(mut self, source: usize, from: Duration, until: Duration) -> Self {
        self.ends_at = self.ends_at.max(until);
        self.fetches.push(Fetch { source, from, until, cancelled: false });
        self
    }

    /// Expects a fetch that is dropped while it waits. The caller ends no earlier, unless
    /// [`ends_at`](Self::ends_at) says so.
    #[must_use]
    pub fn cancelled(mut self, source: usize, from: Duration, at: Duration) -> Self {
        self.ends_at = self.ends_at.max(at);
        self.fetches.push(Fetch { source, from, until: at, cancelled: true });
        self
    }

    /// Expects that the caller ends at this time.
    #[must_use]
    pub fn ends_at(mut self, at: Duration) -> Self {
        self.ends_at = at;
        self
    }

    /// Expects that the caller returns this value inside `Ok`; the `Debug` texts are compared.
    #[must_use]
    pub fn returning(mut self, value: impl Debug) -> Self {
        self.result = Some(ExpectedEnd::Returns(format!("{value:?}")));
        self
    }

    /// Expects that the caller returns a list of all answers, in the order in which their fetches
    /// end. If some end at the same instant, their order in the run counts.
    #[must_use]
    pub fn returning_as_they_end(mut self) -> Self {
        self.result = Some(ExpectedEnd::ReturnsAsTheyEnd);
        self
    }

    /// Expects that the caller returns the very error of this source.
    #[must_use]
    pub fn failing_with(mut self, source: usize) -> Self {
        self.result = Some(ExpectedEnd::Fails(source));
        self
    }

    /// Expects that the caller returns the `JoinError` of the task in which this source panicked.
    #[must_use]
    pub fn failing_with_panic_of(mut self, source: usize) -> Self {
        self.result = Some(ExpectedEnd::FailsByPanic(source));
        self
    }

    /// Expects that the caller panics with the payload of one of these sources.
    #[must_use]
    pub fn panicking_like(mut self, sources: impl IntoIterator<Item = usize>) -> Self {
        self.result = Some(ExpectedEnd::Panics(sources.into_iter().collect()));
        self
    }

    /// Compares all printed lines; [`printing`](Self::printing) says which are expected.
    #[must_use]
    pub fn with_lines(mut self) -> Self {
        self.lines.get_or_insert_default();
        self
    }

    /// Expects that the run prints this line. Lines of the same instant may come in any order.
    #[must_use]
    pub fn printing(mut self, at: Duration, text: &str) -> Self {
        self.lines.get_or_insert_default().push((at, text.to_owned()));
        self
    }

    /// Expects that each answer is in the lent notebook in the same turn in which it comes.
    #[must_use]
    pub fn noting(mut self) -> Self {
        self.notes = true;
        self
    }

    /// Expects that every fetch runs in a task of its own, not in the caller's.
    #[must_use]
    pub fn in_tasks(mut self) -> Self {
        self.place = Place::Tasks;
        self
    }

    /// Expects that every fetch runs in the caller's own task.
    #[must_use]
    pub fn in_the_caller(mut self) -> Self {
        self.place = Place::Caller;
        self
    }

    /// Expects that the caller ends in its first poll: it has nothing to wait for, not even a turn.
    #[must_use]
    pub fn in_the_first_poll(mut self) -> Self {
        self.first_poll = true;
        self
    }

    /// Expects that every dropped task is gone when the caller returns: to abort it is not enough.
    #[must_use]
    pub fn when_all_are_gone(mut self) -> Self {
        self.all_gone = true;
        self
    }

    /// Expects that at most this many fetches wait at any time.
    #[must_use]
    pub fn at_once(mut self, at_most: usize) -> Self {
        self.at_once = Some(at_most);
        self
    }

    /// The expected run as a recording, which can be drawn like any other.
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
                task_of: None,
            })
            .collect();
        // The caller's end is the last event of its instant: the fetches that it waited for have
        // ended before.
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
            task_of: None,
        };
        let lanes = std::iter::once(caller).chain(fetches).collect();
        let mut lines: Vec<_> = self.lines.iter().flatten().collect();
        lines.sort_by_key(|(at, _)| *at);
        let lines = lines.into_iter().map(|(at, text)| Line {
            moment: moment(*at),
            // No lane, because an expected line only has a time: any task may print it.
            lane: None,
            text: text.clone(),
            level: LineLevel::Info,
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
    /// How the fetch ends, according to its source in the cast.
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
