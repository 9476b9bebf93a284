//! What is true of every recorded run: all code that tells or draws a recording relies on it.

use std::borrow::Cow;
use std::time::Duration;

use crate::model::LONGEST;
use crate::{Lane, Moment, Outcome, Recording};

impl Recording {
    /// The recording as it can be told and drawn. One that was recorded or read comes back
    /// unchanged; from one that was built by hand, contradictions are left out.
    pub(crate) fn sound(&self) -> Cow<'_, Self> {
        match self.holds_together() {
            Ok(()) => Cow::Borrowed(self),
            Err(_) => Cow::Owned(self.mended()),
        }
    }

    /// Checks that the recording is sound; the error says what is wrong.
    pub(crate) fn holds_together(&self) -> Result<(), String> {
        let Some(caller) = self.lanes.first() else {
            return Err("there is no lane, not even the caller's".to_owned());
        };
        if caller.parent.is_some() {
            return Err("lane 0 is the caller and has no parent".to_owned());
        }
        if let Some(lost) = self.lost_lanes().first() {
            return Err(format!("the parents of lane {lost} do not lead to the caller"));
        }
        if self.elapsed > LONGEST {
            return Err("the elapsed time is beyond 292 years".to_owned());
        }
        for (index, lane) in self.lanes.iter().enumerate() {
            lane_holds_together(index, lane)?;
        }
        for (index, line) in self.lines.iter().enumerate() {
            if let Some(lane) = line.lane.filter(|lane| *lane >= self.lanes.len()) {
                return Err(format!("line {index} is of lane {lane}, and there is none"));
            }
            if caller.end.is_none() && line.moment.at > self.elapsed {
                return Err(format!("line {index} is printed after the recording stopped"));
            }
        }
        Ok(())
    }

    /// Lanes whose parents do not lead to the caller, listed as if each lost lane had become the
    /// caller's child before the next one is looked at: from a circle of parents only the first
    /// lane is listed.
    fn lost_lanes(&self) -> Vec<usize> {
        let least = self.least_above();
        (1..self.lanes.len()).filter(|lane| *lane <= least[*lane]).collect()
    }

    /// For each lane, the lowest number among all lanes above it. In a circle of parents a lane is
    /// above itself. Each parent is visited once, however deep the lanes are.
    fn least_above(&self) -> Vec<usize> {
        let count = self.lanes.len();
        let parent_of = |lane: usize| self.lanes[lane].parent.filter(|parent| *parent < count);
        let mut least = vec![None; count];
        least[0] = Some(0);
        let mut place_on_way = vec![None; count];
        for index in 1..count {
            let mut way: Vec<usize> = Vec::new();
            let mut next = Some(index);
            while let Some(lane) = next.filter(|lane| least[*lane].is_none()) {
                if let Some(place) = place_on_way[lane] {
                    let circle = way.split_off(place);
                    let first = circle.iter().min().copied();
                    circle.into_iter().for_each(|lane| least[lane] = first);
                    break;
                }
                place_on_way[lane] = Some(way.len());
                way.push(lane);
                next = parent_of(lane);
            }
            for lane in way.into_iter().rev() {
                let above = |parent: usize| parent.min(least[parent].unwrap_or(parent));
                least[lane] = Some(parent_of(lane).map_or(usize::MAX, above));
            }
        }
        least.into_iter().map(|first| first.unwrap_or(usize::MAX)).collect()
    }

    fn mended(&self) -> Self {
        let mut mended = self.clone();
        if mended.lanes.is_empty() {
            mended.lanes.push(caller());
        }
        mended.lanes[0].parent = None;
        for lost in mended.lost_lanes() {
            mended.lanes[lost].parent = Some(0);
        }
        mended.lanes.iter_mut().for_each(mend_lane);
        let lanes = mended.lanes.len();
        let is_open = mended.lanes[0].end.is_none();
        for line in &mut mended.lines {
            line.lane = line.lane.filter(|lane| *lane < lanes);
            line.moment.at = line.moment.at.min(LONGEST);
            if is_open {
                mended.elapsed = mended.elapsed.max(line.moment.at);
            }
        }
        mended.elapsed = mended.elapsed.min(LONGEST);
        mended
    }
}

fn lane_holds_together(index: usize, lane: &Lane) -> Result<(), String> {
    let (start, end) = (lane.start.at, lane.end.map(|end| end.at));
    let times = [Some(start), end, lane.takes];
    if times.into_iter().flatten().any(|time| time > LONGEST) {
        return Err(format!("a time of lane {index} is beyond 292 years"));
    }
    let word = lane.outcome.word();
    match (&lane.outcome, end) {
        (Outcome::Open, Some(_)) => Err(format!("lane {index} is {word}, but has an end")),
        (Outcome::Open, None) => Ok(()),
        (_, None) => Err(format!("lane {index} is {word}, but has no end")),
        (_, Some(end)) if end < start => Err(format!("lane {index} ends before it starts")),
        (_, Some(_)) => Ok(()),
    }
}

fn mend_lane(lane: &mut Lane) {
    lane.start.at = lane.start.at.min(LONGEST);
    lane.takes = lane.takes.map(|takes| takes.min(LONGEST));
    lane.end = (lane.outcome != Outcome::Open).then(|| {
        let end = lane.end.unwrap_or(lane.start);
        Moment { at: end.at.clamp(lane.start.at, LONGEST), ..end }
    });
}

fn caller() -> Lane {
    Lane {
        label: "caller".to_owned(),
        number: None,
        kind: "caller".to_owned(),
        parent: None,
        spawned: false,
        start: Moment { at: Duration::ZERO, step: 0 },
        polls: Vec::new(),
        end: None,
        outcome: Outcome::Open,
        takes: None,
        place: None,
        task_of: None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, found by walking up from each lane: a lane that is found lost becomes a child of
    /// the caller.
    fn walked(recording: &Recording) -> Vec<usize> {
        let mut recording = recording.clone();
        let count = recording.lanes.len();
        let mut lost = Vec::new();
        for lane in 1..count {
            let above = |lane: usize| recording.lanes[lane].parent.filter(|parent| *parent < count);
            let way = std::iter::successors(Some(lane), |lane| above(*lane)).take(count + 1);
            if !way.skip(1).any(|above| above == 0) {
                lost.push(lane);
                recording.lanes[lane].parent = Some(0);
            }
        }
        lost
    }

    fn with_parents(parents: &[Option<usize>]) -> Recording {
        let lane = |parent: &Option<usize>| Lane { parent: *parent, ..caller() };
        let lanes = [caller()].into_iter().chain(parents.iter().map(lane)).collect();
        Recording { lanes, lines: Vec::new(), waits: Vec::new(), elapsed: Duration::ZERO }
    }

    proptest! {
        #[test]
        fn the_lost_are_those_that_a_walk_finds_lost(
            parents in prop::collection::vec(prop::option::weighted(0.9, 0..14_usize), 0..12)
        ) {
            let recording = with_parents(&parents);
            prop_assert_eq!(recording.lost_lanes(), walked(&recording));
            prop_assert!(recording.mended().lost_lanes().is_empty());
        }
    }
}
