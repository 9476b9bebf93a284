//! Durations and steps in words: what every form of a timeline says in the same way.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use crate::layout::{Band, MOST_LANES, bands};
use crate::{Lane, Moment, Outcome, Recording};

/// A duration in the units a reader would choose: `0 ms`, `250 ms`, `1.5 s`, `2 min 30 s`, `1 h`.
pub fn duration(duration: Duration) -> String {
    let nanos = duration.as_nanos();
    match nanos {
        0 => "0 ms".to_owned(),
        1..1_000_000 => format!("{} µs", decimal(nanos as f64 / 1e3)),
        1_000_000..1_000_000_000 => format!("{} ms", decimal(nanos as f64 / 1e6)),
        1_000_000_000..60_000_000_000 => format!("{} s", decimal(nanos as f64 / 1e9)),
        _ => {
            let seconds = duration.as_secs();
            let rest = decimal((nanos % 60_000_000_000) as f64 / 1e9);
            let parts = [
                (seconds / 3600, format!("{} h", seconds / 3600)),
                (seconds / 60 % 60, format!("{} min", seconds / 60 % 60)),
                (u64::from(rest != "0"), format!("{rest} s")),
            ];
            let parts: Vec<String> =
                parts.into_iter().filter(|(amount, _)| *amount > 0).map(|(_, text)| text).collect();
            parts.join(" ")
        }
    }
}

/// At most three decimals, none that are zero.
fn decimal(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The number of a step within its instant: ① to ⑳, then `(21)`.
pub fn circled(number: u32) -> String {
    let circled = (1..=20).contains(&number).then(|| char::from_u32(0x245f + number)).flatten();
    circled.map_or_else(|| format!("({number})"), String::from)
}

/// One thing that happened, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its instant.
    pub at: Duration,
    /// Its place among the things of the same instant, from 1; `None` if it is the only one.
    pub number: Option<u32>,
    /// What happened: `b finished: "two"`.
    pub text: String,
}

/// A lane, or a band of lanes, in words: a row of the table that stands for the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The lane's label, or the band's with its count.
    pub label: String,
    /// When it started.
    pub start: String,
    /// When it ended; empty if it had not.
    pub end: String,
    /// How it ended.
    pub outcome: String,
}

impl Recording {
    /// Everything that happened, in order. Folded lanes are told as one step a band.
    pub fn steps(&self) -> Vec<Step> {
        let events = events(self);
        let numbers = numbers_of(&events);
        let step = |(moment, text): (Moment, String)| Step {
            at: moment.at,
            number: numbers.get(&moment.step).copied(),
            text,
        };
        events.into_iter().map(step).collect()
    }

    fn tell_lane(&self, lane: &Lane, is_caller: bool, put: &mut impl FnMut(Moment, String)) {
        let label = &lane.label;
        let parent = lane.parent.map(|parent| self.lanes[parent].label.as_str());
        let how = match parent {
            Some("caller") if lane.spawned => " in a task of its own".to_owned(),
            Some(parent) if lane.spawned => format!(", spawned by {parent}"),
            Some(parent) if parent != "caller" => format!(" inside {parent}"),
            _ => String::new(),
        };
        let never_ran = !is_caller && lane.polls.is_empty();
        if !never_ran {
            put(lane.start, format!("{label} began{how}"));
        }
        let Some(end) = lane.end else { return };
        let detached = if self.is_detached(lane) { ", detached: nobody waits for it" } else { "" };
        let text = match &lane.outcome {
            Outcome::Finished(value) if is_caller && value.is_empty() => "resumes".to_owned(),
            Outcome::Finished(value) if is_caller => format!("resumes with {value}"),
            Outcome::Finished(value) if !value.is_empty() => format!("finished: {value}"),
            Outcome::Failed(error) => format!("failed: {error}"),
            Outcome::Cancelled if never_ran => "cancelled before it ran".to_owned(),
            outcome => outcome.word().to_owned(),
        };
        put(end, format!("{label} {text}{detached}"));
    }

    /// A row for each lane, or for each band when there are too many lanes; the caller first.
    pub fn table(&self) -> Vec<Row> {
        let lane_row = |lane: &Lane| Row {
            label: lane.label.clone(),
            start: duration(lane.start.at),
            end: lane.end.map_or(String::new(), |end| duration(end.at)),
            outcome: match lane.outcome.text() {
                "" => lane.outcome.word().to_owned(),
                text => format!("{}: {text}", lane.outcome.word()),
            } + if self.is_detached(lane) { " (detached)" } else { "" },
        };
        if self.lanes.len() - 1 <= MOST_LANES {
            return self.lanes.iter().map(lane_row).collect();
        }
        let rows = bands(self).into_iter().map(|band| Row {
            label: band.label(),
            start: range(band.first_start.at, band.last_start),
            end: band.ends.map_or(String::new(), |(first, last)| range(first, last)),
            outcome: band.outcome.word().to_owned(),
        });
        std::iter::once(lane_row(self.caller())).chain(rows).collect()
    }
}

impl Band {
    /// `fetch ×97`.
    pub(crate) fn label(&self) -> String {
        format!("{} ×{}", self.kind, self.count)
    }

    fn sentence(&self) -> String {
        let starts = range(self.first_start.at, self.last_start);
        let ends = match self.ends {
            Some((first, last)) => format!("{} at {}", self.outcome.word(), range(first, last)),
            None => self.outcome.word().to_owned(),
        };
        format!("{}: started at {starts}, {ends}", self.label())
    }
}

/// What happened, by its moment.
fn events(recording: &Recording) -> BTreeMap<Moment, String> {
    let mut events = BTreeMap::new();
    let mut put = |moment: Moment, text: String| drop(events.insert(moment, text));
    let folded = recording.lanes.len() - 1 > MOST_LANES;
    for (index, lane) in recording.lanes.iter().enumerate() {
        if index == 0 || !folded {
            recording.tell_lane(lane, index == 0, &mut put);
        }
    }
    if folded {
        for band in bands(recording) {
            put(band.first_start, band.sentence());
        }
    }
    for line in &recording.lines {
        let who = line.lane.map_or("a task", |lane| &recording.lanes[lane].label);
        put(line.moment, format!("{who} prints: {}", line.text));
    }
    events
}

/// Step → its number among the steps of its instant, where there is more than one.
pub(crate) fn numbers(recording: &Recording) -> HashMap<u32, u32> {
    numbers_of(&events(recording))
}

fn numbers_of(events: &BTreeMap<Moment, String>) -> HashMap<u32, u32> {
    let moments: Vec<&Moment> = events.keys().collect();
    moments
        .chunk_by(|a, b| a.at == b.at)
        .filter(|instant| instant.len() > 1)
        .flat_map(|instant| instant.iter().zip(1..).map(|(moment, number)| (moment.step, number)))
        .collect()
}

fn range(first: Duration, last: Duration) -> String {
    if first == last {
        duration(first)
    } else {
        format!("{} to {}", duration(first), duration(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_the_unit_of_their_size() {
        let words = |millis| duration(Duration::from_millis(millis));
        let told = [0, 999, 1000, 1500, 59_999, 60_000, 150_500, 3_600_000, 3_661_000].map(words);
        let expected = [
            "0 ms",
            "999 ms",
            "1 s",
            "1.5 s",
            "59.999 s",
            "1 min",
            "2 min 30.5 s",
            "1 h",
            "1 h 1 min 1 s",
        ];
        assert_eq!(told, expected);
        assert_eq!(duration(Duration::from_micros(10)), "10 µs");
    }
}
