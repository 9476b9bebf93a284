//! The table that replaces the drawing: a row for each lane, or for each band.

use crate::bands::{Band, MOST_LANES, bands};
use crate::relations::Relations;
use crate::units::{duration, one_line, range};
use crate::{Lane, Recording};

/// A lane, or a band of lanes, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The lane's label, or the band's label with its count.
    pub label: String,
    /// When it started.
    pub start: String,
    /// When it ended; empty if it had not ended.
    pub end: String,
    /// How often it was polled; empty for a band.
    pub polled: String,
    /// How it ended.
    pub outcome: String,
}

impl Recording {
    /// A row for each lane, or for each band when there are too many lanes. The rows are in the
    /// order of the drawing: each lane is followed by those that it started.
    pub fn table(&self) -> Vec<Row> {
        let recording = self.sound();
        let lanes = &recording.lanes;
        if lanes.len() - 1 <= MOST_LANES {
            let tree = Relations::of(&recording).tree;
            return tree.iter().map(|index| recording.lane_row(&lanes[*index])).collect();
        }
        let rows = bands(&recording).into_iter().map(|band| Row {
            label: band.label(),
            start: range(band.first_start.at, band.last_start),
            end: band.ends.map_or(String::new(), |(first, last)| range(first, last)),
            polled: String::new(),
            outcome: band.outcome.word().to_owned(),
        });
        std::iter::once(recording.lane_row(recording.caller())).chain(rows).collect()
    }

    fn lane_row(&self, lane: &Lane) -> Row {
        Row {
            label: one_line(&lane.label).into_owned(),
            start: duration(lane.start.at),
            end: lane.end.map_or(String::new(), |end| duration(end.at)),
            polled: lane.polls.len().to_string(),
            outcome: one_line(&self.outcome_words(lane)).into_owned(),
        }
    }
}

impl Band {
    /// The band's label: `fetch ×97`.
    pub(crate) fn label(&self) -> String {
        format!("{} ×{}", one_line(&self.kind), self.count)
    }
}
