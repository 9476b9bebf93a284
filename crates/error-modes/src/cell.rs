//! What a recording says of a construct in a mode.

use std::time::Duration;

use stage::fate::Fate;
use timeline::{Lane, Outcome, Recording, words};

use crate::scene::FUTURE;
use crate::{Construct, Mode};

/// A cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its row.
    pub construct: Construct,
    /// Its column.
    pub mode: Mode,
    /// What the caller gets: a value, an error, or that it panics or is gone.
    pub gets: String,
    /// When it does, and goes on; for one that is gone, when who dropped it goes on.
    pub at: Duration,
    /// What becomes of the others: all sources but the one that is to blame, as they are listed.
    pub others: Vec<Other>,
}

/// One of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The source's name.
    pub name: String,
    /// What becomes of it.
    pub fate: Fate,
    /// When it ends, which is when its destructors have run. `None` for one that has not begun or not ended.
    pub ends: Option<Duration>,
    /// Whether that is before the caller goes on. Within one instant as well.
    pub is_before: bool,
}

/// When the destructors of those run that are cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destructors {
    /// Nobody is cut off: each runs its own at its own end.
    NobodyCut,
    /// All before the caller goes on.
    Before,
    /// All after it has gone on: the abort was a request, and the scheduler does it in its next turn.
    After,
    /// Some before and some after.
    Both,
}

impl Cell {
    /// What this recording of [`play`](crate::play) says.
    ///
    /// # Panics
    /// When it is none.
    pub fn of(construct: Construct, mode: Mode, recording: &Recording) -> Self {
        let end = recording.caller().end.expect("every caller ends, or is dropped");
        let cast = mode.cast();
        let names = cast.services.iter().map(|service| &service.name);
        let others = names.filter(|name| mode.culprit() != Some(name)).map(|name| {
            let fate = Fate::of(name, recording, &cast).expect("every source is of the cast");
            let ends = recording.lane(name).and_then(|lane| lane.end);
            let is_before = ends.is_some_and(|ends| ends < end);
            Other { name: name.clone(), fate, ends: ends.map(|ends| ends.at), is_before }
        });
        let others = others.collect();
        Self {
            construct,
            mode,
            gets: gets(recording.lane(FUTURE).unwrap_or(recording.caller())),
            at: end.at,
            others,
        }
    }

    /// When the destructors of those run that are cut off.
    pub fn destructors(&self) -> Destructors {
        let cut = self.others.iter().filter(|other| other.fate == Fate::CutOff);
        match cut.fold((false, false), |(before, after), other| {
            (before || other.is_before, after || !other.is_before)
        }) {
            (false, false) => Destructors::NobodyCut,
            (true, false) => Destructors::Before,
            (false, true) => Destructors::After,
            (true, true) => Destructors::Both,
        }
    }

    /// What becomes of the others, in words: those together that have the same fate at the same time.
    pub fn others_in_words(&self) -> String {
        let mut groups: Vec<(Fate, Option<Duration>, Vec<&str>)> = Vec::new();
        for Other { name, fate, ends, .. } in &self.others {
            match groups.iter_mut().find(|group| (group.0, group.1) == (*fate, *ends)) {
                Some(group) => group.2.push(name),
                None => groups.push((*fate, *ends, vec![name])),
            }
        }
        let told = groups.into_iter().map(|(fate, ends, names)| {
            let word = match (fate, ends) {
                (Fate::RunsOn, Some(_)) => "runs on to",
                (fate, Some(_)) => &format!("{} at", fate.word()),
                (fate, None) => fate.word(),
            };
            let ends = ends.map(|ends| format!(" {}", words::duration(ends))).unwrap_or_default();
            format!("{}: {word}{ends}", names.join(", "))
        });
        told.collect::<Vec<_>>().join("; ")
    }
}

impl Destructors {
    /// How the page says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NobodyCut => "nobody is cut off",
            Self::Before => "before the caller goes on",
            Self::After => "a moment after the caller goes on",
            Self::Both => "some before the caller goes on, some a moment after",
        }
    }
}

fn gets(lane: &Lane) -> String {
    match &lane.outcome {
        Outcome::Finished(value) => value.clone(),
        Outcome::Failed(error) => format!("Err({error})"),
        Outcome::TimedOut => "Err(Elapsed)".to_owned(),
        Outcome::Panicked => "panic".to_owned(),
        Outcome::Cancelled => "nothing, it is gone".to_owned(),
        Outcome::Open => "nothing yet".to_owned(),
    }
}
