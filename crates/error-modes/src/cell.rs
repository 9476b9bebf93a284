//! What a recording says about a construct in a mode.

use std::time::Duration;

use stage::fate::Fate;
use timeline::{Lane, Outcome, Recording, units};

use crate::scene::FUTURE;
use crate::{Construct, Mode};

/// A cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its row.
    pub construct: Construct,
    /// Its column.
    pub mode: Mode,
    /// What the caller gets: a value or an error, or that it panics or is dropped.
    pub gets: String,
    /// When the caller gets it and goes on; if the caller is dropped, when the code that dropped it
    /// goes on.
    pub at: Duration,
    /// What finally happens to the others: all sources except the one that fails, in the order of
    /// the list.
    pub others: Vec<Other>,
}

/// A source that is not the one that fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The source's name.
    pub name: String,
    /// What finally happens to it.
    pub fate: Fate,
    /// When it ends; by then its destructors have run. `None` if it has not begun or not ended.
    pub ends: Option<Duration>,
    /// Whether it ends before the caller goes on, even if within the same instant.
    pub is_before: bool,
}

/// When the destructors of cut-off sources run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destructors {
    /// No source is cut off: each runs its destructors at its own end.
    NobodyCut,
    /// All run before the caller goes on.
    Before,
    /// All run after the caller has gone on: the abort was only a request, which the scheduler
    /// carries out in its next turn.
    After,
    /// Some run before and some after.
    Both,
}

impl Cell {
    /// What this recording of [`play`](crate::play) says.
    ///
    /// # Panics
    /// When the recording is not from `play`.
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

    /// When the destructors of cut-off sources run.
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

    /// What happens to the others, in words: `finishes: c at 1 s; cut off: a, d at 2 s`.
    pub fn others_in_words(&self) -> String {
        let mut fates: Vec<Fate> = Vec::new();
        for other in &self.others {
            if !fates.contains(&other.fate) {
                fates.push(other.fate);
            }
        }
        let told = fates.into_iter().map(|fate| {
            let of_it: Vec<_> = self.others.iter().filter(|other| other.fate == fate).collect();
            let until = if fate == Fate::RunsOn { "to" } else { "at" };
            let together = of_it.chunk_by(|one, next| one.ends == next.ends).map(|others| {
                let names: Vec<_> = others.iter().map(|other| other.name.as_str()).collect();
                let ends = others[0].ends.map(|ends| format!(" {until} {}", units::duration(ends)));
                names.join(", ") + &ends.unwrap_or_default()
            });
            format!("{}: {}", fate.word(), together.collect::<Vec<_>>().join(", "))
        });
        told.collect::<Vec<_>>().join("; ")
    }
}

impl Destructors {
    /// The words on the page.
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
