//! Everything that happened, in order and in words.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use crate::bands::{Band, MOST_LANES, bands};
use crate::order::instants_in_order;
use crate::relations::Relations;
use crate::units::{one_line, range};
use crate::{Lane, Location, Moment, Outcome, Recording};

/// One thing that happened, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When it happened.
    pub at: Duration,
    /// The number of a lane's end among the ends of the same instant, from 1, where their order teaches something: the
    /// number that the drawing shows.
    pub number: Option<u32>,
    /// The lane that did it; `None` for a band, and for a line that a task printed which is no
    /// lane.
    pub lane: Option<usize>,
    /// What it did.
    pub what: What,
    /// What happened, in words: `b finished: "two"`.
    pub text: String,
    /// The line of code that printed it or, for a lane's start and end, the lane's line; otherwise
    /// `None`.
    pub place: Option<Location>,
}

/// What a lane does in a [`Step`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// It was polled for the first time.
    Starts,
    /// It ended, in whichever way; the caller resumes.
    Ends,
    /// The last lane of its group ended, after the lane itself, at the same instant.
    ClosesGroup,
    /// It asked to cancel lanes that it had spawned.
    RequestsCancellation,
    /// The caller gave way.
    Waits,
    /// It printed a line.
    Prints,
    /// Lanes that are folded into one band started and ended.
    Band,
}

/// A step without its place.
struct Event {
    lane: Option<usize>,
    what: What,
    text: String,
    place: Option<Location>,
}

/// The key of a step: a recorded moment, then 0 for what was recorded at it, and higher for what
/// follows from it.
type Place = (Moment, u32);

impl Recording {
    /// Everything that happened, in order. Lanes that are folded into a band have one step
    /// together.
    pub fn steps(&self) -> Vec<Step> {
        let recording = self.sound();
        let events = events(&recording);
        let numbers = numbers_of(&recording, &events);
        let step = |(place, event): (Place, Event)| Step {
            at: place.0.at,
            number: numbers.get(&place).copied(),
            lane: event.lane,
            what: event.what,
            text: one_line(&event.text).into_owned(),
            place: event.place,
        };
        events.into_iter().map(step).collect()
    }
}

/// Lane → the number of its end among those of its instant, where their order teaches something.
pub(crate) fn end_numbers(recording: &Recording) -> HashMap<usize, u32> {
    let events = events(recording);
    let numbers = numbers_of(recording, &events).into_iter();
    numbers.filter_map(|(place, number)| Some((events[&place].lane?, number))).collect()
}

fn numbers_of(recording: &Recording, events: &BTreeMap<Place, Event>) -> HashMap<Place, u32> {
    if is_folded(recording) {
        return HashMap::new();
    }
    let instants = instants_in_order(recording);
    let is_end = |event: &Event| event.what == What::Ends && event.lane != Some(0);
    let ends = events.iter().filter(|(_, event)| is_end(event)).map(|(place, _)| *place);
    let ends: Vec<Place> = ends.filter(|place| instants.contains(&place.0.at)).collect();
    ends.chunk_by(|a, b| a.0.at == b.0.at).flat_map(|ends| ends.iter().copied().zip(1..)).collect()
}

/// Whether there are so many lanes that bands of them are told.
fn is_folded(recording: &Recording) -> bool {
    recording.lanes.len() - 1 > MOST_LANES
}

fn events(recording: &Recording) -> BTreeMap<Place, Event> {
    let relations = Relations::of(recording);
    let mut events = Events { recording, relations: &relations, by_place: BTreeMap::new() };
    let folded = is_folded(recording);
    events.lane(0);
    if folded {
        for band in bands(recording) {
            let text = band.sentence();
            let event = Event { lane: None, what: What::Band, text, place: None };
            events.put_from(0, band.first_start, event);
        }
    } else {
        // From the last lane to the first: when several groups close together, the inner one is
        // told first.
        (1..recording.lanes.len()).rev().for_each(|index| events.lane(index));
        events.requests();
    }
    events.waits(folded);
    for line in &recording.lines {
        let who = line.lane.map_or("a task", |lane| &recording.lanes[lane].label);
        let text = format!("{who} prints: {}", line.text);
        let (lane, place) = (line.lane, line.place.clone());
        events.put_from(0, line.moment, Event { lane, what: What::Prints, text, place });
    }
    events.by_place
}

struct Events<'a> {
    recording: &'a Recording,
    relations: &'a Relations,
    by_place: BTreeMap<Place, Event>,
}

impl Events<'_> {
    /// In a recorded run no two events share a moment. In one that was read they may: then each of
    /// them is told.
    fn put(&mut self, moment: Moment, lane: usize, what: What, text: String) {
        self.put_from(0, moment, self.event(lane, what, text));
    }

    fn put_after(&mut self, moment: Moment, lane: usize, what: What, text: String) {
        self.put_from(1, moment, self.event(lane, what, text));
    }

    fn event(&self, lane: usize, what: What, text: String) -> Event {
        let is_at_its_line = matches!(what, What::Starts | What::Ends);
        let place = self.recording.lanes[lane].place.clone().filter(|_| is_at_its_line);
        Event { lane: Some(lane), what, text, place }
    }

    fn put_from(&mut self, first: u32, moment: Moment, event: Event) {
        let place = (moment, first);
        let is_free = !self.by_place.contains_key(&place);
        let last = self.by_place.range(place..=(moment, u32::MAX)).next_back();
        // The numbers from `first` on are taken without gaps.
        let after = last.filter(|_| !is_free).map_or(first, |((_, last), _)| last + 1);
        self.by_place.insert((moment, after), event);
    }

    fn lane(&mut self, index: usize) {
        let recording = self.recording;
        let lane = &recording.lanes[index];
        let label = &lane.label;
        let opens_group = index != 0 && self.relations.size[index] > 0;
        if index == 0 || !lane.polls.is_empty() {
            let group = if opens_group { ", group open" } else { "" };
            let text = format!("{label} started{}{group}", self.started_by(lane));
            self.put(lane.start, index, What::Starts, text);
        }
        let Some(end) = lane.end else { return };
        let text = match &lane.outcome {
            Outcome::Finished(value) if index == 0 && value.is_empty() => "resumes".to_owned(),
            Outcome::Finished(value) if index == 0 => format!("resumes with {value}"),
            _ => recording.outcome_words(lane),
        };
        let text = format!("{label} {text}");
        match self.relations.closed[index] {
            _ if !opens_group => self.put(end, index, What::Ends, text),
            Some(closed) if closed == end => {
                self.put(end, index, What::Ends, format!("{text}, group closed"));
            }
            // A lane that is dropped drops the lanes inside it right after itself.
            Some(closed) => {
                self.put(end, index, What::Ends, text);
                let text = format!("{label}: group closed");
                self.put_after(closed, index, What::ClosesGroup, text);
            }
            None => {
                let text = format!("{text}, group left open: {}", self.left(index, end));
                self.put(end, index, What::Ends, text);
            }
        }
    }

    fn started_by(&self, lane: &Lane) -> String {
        match lane.parent {
            Some(0) if lane.spawned => " in a task of its own".to_owned(),
            Some(0) | None => String::new(),
            Some(parent) => {
                let how = if lane.spawned { ", spawned by" } else { " inside" };
                format!("{how} {}", self.recording.lanes[parent].label)
            }
        }
    }

    /// The lanes of a group, and of its inner groups, that run on after it.
    fn left(&self, index: usize, end: Moment) -> String {
        let lanes = &self.recording.lanes;
        let open = |lane: &usize| lanes[*lane].end.is_none_or(|lane_end| lane_end.at > end.at);
        // The lanes below a lane come right after it.
        let Relations { tree, size, .. } = self.relations;
        let below = tree.iter().copied().skip_while(|lane| *lane != index).take(1 + size[index]);
        let left: Vec<usize> = below.filter(open).collect();
        format!("{} {} on", self.labels(&left), if left.len() == 1 { "runs" } else { "run" })
    }

    /// Puts the requests for cancellation; requests of one moment make one step.
    fn requests(&mut self) {
        let recording = self.recording;
        let mut requests: BTreeMap<(Moment, usize), Vec<usize>> = BTreeMap::new();
        for (index, lane) in recording.lanes.iter().enumerate() {
            if let Some(request) = recording.cancel_request(lane).zip(lane.parent) {
                requests.entry(request).or_default().push(index);
            }
        }
        for ((moment, spawner), lanes) in requests {
            let label = &recording.lanes[spawner].label;
            let text = format!("{label} requests cancellation of {}", self.labels(&lanes));
            self.put_after(moment, spawner, What::RequestsCancellation, text);
        }
    }

    /// Puts what the caller waits for, each time it changes; only once if lanes are folded.
    fn waits(&mut self, folded: bool) {
        let waits = &self.recording.waits;
        let last_of_instant = waits.chunk_by(|a, b| a.at == b.at).filter_map(<[Moment]>::last);
        let mut told = String::new();
        for wait in last_of_instant.take(if folded { 1 } else { usize::MAX }) {
            let text = if folded { "caller waiting".to_owned() } else { self.waiting(*wait) };
            if text != told {
                self.put(*wait, 0, What::Waits, text.clone());
                told = text;
            }
        }
    }

    fn waiting(&self, wait: Moment) -> String {
        let lanes = &self.recording.lanes;
        let open = |lane: &Lane| lane.end.is_none_or(|end| end > wait);
        let (tasks, inside): (Vec<usize>, Vec<usize>) = self
            .recording
            .children(0)
            .filter(|child| lanes[*child].start.at <= wait.at && open(&lanes[*child]))
            .partition(|child| lanes[*child].spawned);
        // The caller surely waits for the lanes that run inside its own task. It may wait for none
        // of the other tasks.
        match (inside.is_empty(), tasks.len()) {
            (false, _) => format!("caller waiting for {}", self.labels(&inside)),
            (true, 0) => "caller waiting".to_owned(),
            (true, 1) => format!("caller waiting while {} runs", self.labels(&tasks)),
            (true, _) => format!("caller waiting while {} run", self.labels(&tasks)),
        }
    }

    fn labels(&self, lanes: &[usize]) -> String {
        let labels: Vec<&str> =
            lanes.iter().map(|index| self.recording.lanes[*index].label.as_str()).collect();
        labels.join(", ")
    }
}

impl Band {
    fn sentence(&self) -> String {
        let starts = range(self.first_start.at, self.last_start);
        let ends = match self.ends {
            Some((first, last)) => format!("{} at {}", self.outcome.word(), range(first, last)),
            None => self.outcome.word().to_owned(),
        };
        format!("{}: started at {starts}, {ends}", self.label())
    }
}
