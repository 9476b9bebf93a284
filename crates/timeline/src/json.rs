//! A recording as JSON, and back.

use serde::de::Error;

use crate::model::LONGEST;
use crate::{Lane, Outcome, Recording};

impl Recording {
    /// The recording as JSON, complete: [`from_json`](Self::from_json) gives it back.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a recording has string keys and finite numbers only")
    }

    /// Reads a recording that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// When the text is not JSON, or not a recording; the error says where.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        let recording: Self = serde_json::from_str(text)?;
        recording.holds_together().map_err(serde_json::Error::custom)?;
        Ok(recording)
    }

    /// What every recorded run keeps, and everything that reads a recording relies on; the error
    /// says what is not so.
    fn holds_together(&self) -> Result<(), String> {
        let Some(caller) = self.lanes.first() else {
            return Err("there is no lane, not even the caller's".to_owned());
        };
        if caller.parent.is_some() {
            return Err("lane 0 is the caller and has no parent".to_owned());
        }
        if let Some(lost) = self.lost_lane() {
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

    /// A lane from which no way leads up to the caller.
    fn lost_lane(&self) -> Option<usize> {
        let count = self.lanes.len();
        let mut leads_up = vec![false; count];
        leads_up[0] = true;
        for index in 1..count {
            let mut way = Vec::new();
            let mut next = index;
            while !leads_up[next] {
                way.push(next);
                match self.lanes[next].parent {
                    // As many steps as there are lanes lead in a circle.
                    Some(parent) if parent < count && way.len() < count => next = parent,
                    _ => return Some(index),
                }
            }
            way.into_iter().for_each(|lane| leads_up[lane] = true);
        }
        None
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
