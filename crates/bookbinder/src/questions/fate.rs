//! What becomes of a lane.

use stage::Cast;
use timeline::{Lane, Moment, Outcome, Recording};

/// What becomes of one of those that a caller has started, or meant to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Returns while its caller is there.
    Finishes,
    /// Returns an error while its caller is there.
    Fails,
    /// Unwinds while its caller is there.
    Panics,
    /// Is dropped before it has ended.
    CutOff,
    /// Gives up at a deadline.
    TimesOut,
    /// Is still alive when its caller has ended, whatever comes of it.
    RunsOn,
    /// Is still alive when the recording stops, and its caller too.
    NeverEnds,
    /// A source that nobody has fetched from.
    NeverStarts,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Finishes,
        Self::Fails,
        Self::Panics,
        Self::CutOff,
        Self::TimesOut,
        Self::RunsOn,
        Self::NeverEnds,
        Self::NeverStarts,
    ];

    /// How questions say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Finishes => "finishes",
            Self::Fails => "fails",
            Self::Panics => "panics",
            Self::CutOff => "cut off",
            Self::TimesOut => "times out",
            Self::RunsOn => "runs on",
            Self::NeverEnds => "never ends",
            Self::NeverStarts => "never starts",
        }
    }

    /// The fate that is said so.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.word() == word)
    }

    /// What becomes of the lane with this label, or of the source with this name that has none.
    /// `None` where there is neither. The caller is asked by other kinds.
    pub fn of(name: &str, recording: &Recording, cast: &Cast) -> Option<Self> {
        match recording.lanes.iter().skip(1).find(|lane| lane.label == name) {
            Some(lane) => Some(of_lane(lane, recording)),
            None => {
                unstarted(recording, cast).any(|source| source == name).then_some(Self::NeverStarts)
            }
        }
    }
}

/// The lanes but the caller's, then the sources that have none.
pub fn names(recording: &Recording, cast: &Cast) -> Vec<String> {
    let lanes = recording.lanes.iter().skip(1).map(|lane| lane.label.clone());
    lanes.chain(unstarted(recording, cast).map(str::to_owned)).collect()
}

fn unstarted<'c>(recording: &Recording, cast: &'c Cast) -> impl Iterator<Item = &'c str> {
    let names: Vec<String> = recording.lanes.iter().map(|lane| lane.name().to_owned()).collect();
    let sources = cast.services.iter().map(|service| service.name.as_str());
    sources.filter(move |source| !names.iter().skip(1).any(|name| name == source))
}

fn of_lane(lane: &Lane, recording: &Recording) -> Fate {
    if outlives_a_caller(lane, recording) {
        return Fate::RunsOn;
    }
    match lane.outcome {
        Outcome::Finished(_) => Fate::Finishes,
        Outcome::Failed(_) => Fate::Fails,
        Outcome::Panicked => Fate::Panics,
        Outcome::Cancelled => Fate::CutOff,
        Outcome::TimedOut => Fate::TimesOut,
        Outcome::Open => Fate::NeverEnds,
    }
}

/// Whether it went on after the one that started it had ended, or the one that started that. What was dropped at
/// that instant did not go on: a task that its owner aborts is dropped a moment after it.
fn outlives_a_caller(lane: &Lane, recording: &Recording) -> bool {
    let parent = |lane: &&Lane| lane.parent.and_then(|parent| recording.lanes.get(parent));
    let callers = std::iter::successors(parent(&lane), |lane| parent(lane));
    // As many as there are lanes lead in a circle, which only a recording built by hand can have.
    callers.take(recording.lanes.len()).filter_map(|caller| caller.end).any(|caller_end: Moment| {
        lane.end.is_none_or(|end| match lane.outcome {
            Outcome::Cancelled => end.at > caller_end.at,
            _ => end > caller_end,
        })
    })
}
