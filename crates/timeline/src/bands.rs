//! Bands: many lanes that run the same code and end in the same way, as one row.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::{Lane, Moment, Outcome, Recording};

/// If there are more lanes than this (not counting the caller), they are folded into bands.
pub(crate) const MOST_LANES: usize = 8;

/// Lanes that run the same code and end in the same way, as one row.
#[derive(Debug, Clone)]
pub(crate) struct Band {
    pub kind: String,
    pub count: usize,
    pub outcome: Outcome,
    pub first_start: Moment,
    /// When the first lane of the band started.
    pub last_start: Duration,
    /// The first and the last end.
    pub ends: Option<(Duration, Duration)>,
}

/// Folds all lanes but the caller.
pub(crate) fn bands(recording: &Recording) -> Vec<Band> {
    // With more kinds than this, bands by kind would not be drawn, so none are made.
    let kinds: BTreeSet<_> = recording.lanes[1..].iter().map(|lane| &lane.kind).collect();
    if kinds.len() <= MOST_LANES {
        let by_kind = fold(recording, |lane| lane.kind.clone());
        if by_kind.len() <= MOST_LANES {
            return by_kind;
        }
    }
    fold(recording, |_| "lane".to_owned())
}

fn fold(recording: &Recording, kind_of: impl Fn(&Lane) -> String) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for lane in &recording.lanes[1..] {
        let kind = kind_of(lane);
        let end = lane.end.map(|end| end.at);
        let alike =
            |band: &&mut Band| band.kind == kind && band.outcome.word() == lane.outcome.word();
        if let Some(band) = bands.iter_mut().find(alike) {
            band.count += 1;
            band.last_start = band.last_start.max(lane.start.at);
            if let (Some((first, last)), Some(end)) = (&mut band.ends, end) {
                (*first, *last) = ((*first).min(end), (*last).max(end));
            }
        } else {
            bands.push(Band {
                kind,
                count: 1,
                outcome: lane.outcome.clone(),
                first_start: lane.start,
                last_start: lane.start.at,
                ends: end.map(|end| (end, end)),
            });
        }
    }
    bands
}
