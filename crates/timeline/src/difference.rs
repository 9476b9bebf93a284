//! Where two runs differ: what a drawing marks where it stands beside another.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::Recording;
use crate::layout::{Drawing, DrawnRow, draw};

impl Recording {
    /// The first instant at which the drawings of two recordings differ; `None` where they show the same.
    ///
    /// Lanes are compared by their labels, with all that is drawn of them: starts, ends with what they
    /// leave, prints, requests. Polls, which are a detail, and the order of the rows do not count.
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
}

/// Where two drawings differ first, and in which rows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub at: Duration,
    pub labels: BTreeSet<String>,
}

pub(crate) fn difference(one: &Drawing, other: &Drawing) -> Option<Difference> {
    let (one, other) = (by_label(one), by_label(other));
    let labels: BTreeSet<_> = one.keys().chain(other.keys()).copied().collect();
    let nothing = BTreeSet::new();
    let first = |label: &str| {
        let row = one.get(label).unwrap_or(&nothing);
        row.symmetric_difference(other.get(label).unwrap_or(&nothing)).next().map(|event| event.0)
    };
    let at = labels.iter().filter_map(|label| first(label)).min()?;
    let differ = labels.into_iter().filter(|label| first(label) == Some(at));
    Some(Difference { at, labels: differ.map(str::to_owned).collect() })
}

type Events = BTreeSet<(Duration, String)>;

fn by_label(drawing: &Drawing) -> BTreeMap<&str, Events> {
    drawing.rows.iter().map(|row| (row.label.as_str(), events(row))).collect()
}

/// All that is drawn of a row, each with its instant.
fn events(row: &DrawnRow) -> Events {
    let mut events = Events::new();
    let mut put = |at, what: String| {
        events.insert((at, what));
    };
    put(row.start, format!("start {} {}", row.depth, row.link_from.is_some()));
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
