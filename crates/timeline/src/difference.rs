//! Where two runs differ: drawings that stand side by side mark this place.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::Recording;
use crate::layout::{Drawing, DrawnRow, draw};

impl Recording {
    /// The first instant at which the drawings of two recordings differ; `None` where they show the same.
    ///
    /// Lanes of the same name are compared, the first with the first, and so on. What counts is
    /// what is drawn of them: starts, ends and results, prints, requests. Polls (a detail), links
    /// and the order of the rows do not count.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::time::sleep;
    ///
    /// #[tracing::instrument]
    /// async fn brew(name: &str, seconds: u64) {
    ///     sleep(Duration::from_secs(seconds)).await;
    /// }
    ///
    /// let quick = timeline::record(brew("tea", 2)).await;
    /// let slow = timeline::record(brew("tea", 3)).await;
    /// assert_eq!(quick.first_difference(&slow), Some(Duration::from_secs(2)));
    /// assert_eq!(quick.first_difference(&quick), None);
    /// # }
    /// ```
    pub fn first_difference(&self, other: &Self) -> Option<Duration> {
        difference(&draw(self, None), &draw(other, None)).map(|difference| difference.at)
    }

    /// Whether two recordings have the same drawing and the same table, so that one drawing is enough.
    ///
    /// In addition to what [`first_difference`](Self::first_difference) compares, polls, links, the order
    /// of the rows and the extent of the drawings must be equal.
    pub fn is_drawn_like(&self, other: &Self) -> bool {
        draw(self, None) == draw(other, None) && self.table() == other.table()
    }
}

/// Where two drawings first differ, and which rows of the first drawing differ there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub at: Duration,
    pub rows: BTreeSet<usize>,
}

pub(crate) fn difference(one: &Drawing, other: &Drawing) -> Option<Difference> {
    let (one, other) = (by_name(one), by_name(other));
    let names: BTreeSet<_> = one.keys().chain(other.keys()).copied().collect();
    let nothing = Events::new();
    let first = |name| {
        let events = |rows: &BTreeMap<_, (usize, Events)>| rows.get(name).map(|row| row.1.clone());
        let (one, other) = (events(&one), events(&other));
        let (one, other) = (one.as_ref().unwrap_or(&nothing), other.as_ref().unwrap_or(&nothing));
        one.symmetric_difference(other).next().map(|event| event.0)
    };
    let at = names.iter().filter_map(&first).min()?;
    let differ = names.iter().filter(|name| first(name) == Some(at));
    Some(Difference { at, rows: differ.filter_map(|name| Some(one.get(name)?.0)).collect() })
}

type Events = BTreeSet<(Duration, String)>;

/// The rows and what is drawn in each, by name and by number among the rows of that name.
fn by_name(drawing: &Drawing) -> BTreeMap<(Option<&str>, usize), (usize, Events)> {
    let mut rows = BTreeMap::new();
    for (index, row) in drawing.rows.iter().enumerate() {
        let name = row.errand.as_deref();
        let number = (0..).find(|number| !rows.contains_key(&(name, *number)));
        rows.insert((name, number.unwrap_or_default()), (index, events(row)));
    }
    rows
}

/// Everything that is drawn in a row, with the instant of each thing.
fn events(row: &DrawnRow) -> Events {
    let mut events = Events::new();
    let mut put = |at, what: String| {
        events.insert((at, what));
    };
    put(row.start, format!("start {}", row.depth));
    if let Some(end) = row.end {
        let is_closed = row.group.map(|group| group.is_closed);
        put(end, format!("{} {} {is_closed:?}", row.outcome.word(), row.value));
    }
    for (at, what) in [
        (row.ghost_until, "ghost"),
        (row.untaken_until, "taken"),
        (row.cut, "cut"),
        (row.request, "asked to end"),
        (row.spread.map(|spread| spread.0), "last start"),
        (row.spread.map(|spread| spread.1), "first end"),
    ] {
        if let Some(at) = at {
            put(at, what.to_owned());
        }
    }
    row.prints.iter().for_each(|at| put(*at, "print".to_owned()));
    row.requests.iter().for_each(|at| put(*at, "request".to_owned()));
    events
}
