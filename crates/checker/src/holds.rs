//! The vocabulary of rules (*holds*) for a run. Each rule is a line in a check and a sentence in a
//! refusal.

use std::fmt;

use stage::Cast;

use crate::expected::Expected;
use crate::run::{End, Run};
use crate::{endings, fetches, notes, results};

/// A rule that a function must keep.
///
/// The rules in [`Hold::OF_EVERY_FUNCTION`] need no sentence in an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hold {
    /// The value that is returned.
    Answers,
    /// Which error of several is returned: the error itself, not only its text.
    Error,
    /// Which panic goes on, with its payload.
    Panic,
    /// When the caller resumes.
    Resumes,
    /// Which fetches start, and when.
    Starts,
    /// Each fetch runs to its end, and the function does not return before.
    Ends,
    /// Which fetches are dropped, and when.
    Dropped,
    /// In which tasks the fetches run.
    Place,
    /// How many fetches wait at the same time.
    AtOnce,
    /// Which lines are printed, and when.
    Printed,
    /// What is written into the lent notebook, and in which turn.
    Noted,
    /// The lent notebook keeps what was in it.
    Lent,
    /// Two calls at the same time do not influence each other.
    Apart,
    /// Memory is given back.
    Freed,
    /// No task of any kind lives on after the return.
    NothingLeft,
    /// The function ends, and without a panic of its own.
    Returns,
    /// The thread is not blocked.
    NotBlocked,
    /// A wait really waits: it is not a loop that asks again and again.
    Waits,
    /// The work is done on the function's own thread.
    Here,
}

impl Hold {
    /// The rules for every function, whether the exercise says so or not.
    pub const OF_EVERY_FUNCTION: [Self; 4] =
        [Self::Returns, Self::NotBlocked, Self::Waits, Self::Here];
}

impl fmt::Display for Hold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Answers => "answers",
            Self::Error => "error",
            Self::Panic => "panic",
            Self::Resumes => "resumes",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::Dropped => "dropped",
            Self::Place => "place",
            Self::AtOnce => "at once",
            Self::Printed => "printed",
            Self::Noted => "noted",
            Self::Lent => "lent",
            Self::Apart => "apart",
            Self::Freed => "freed",
            Self::NothingLeft => "nothing left",
            Self::Returns => "returns",
            Self::NotBlocked => "not blocked",
            Self::Waits => "waits",
            Self::Here => "here",
        })
    }
}

/// A rule that a run breaks, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub hold: Hold,
    pub text: String,
}

/// A run, and what it is compared with.
#[derive(Clone, Copy)]
pub(crate) struct Held<'a> {
    pub run: &'a Run,
    pub expected: &'a Expected,
    pub cast: &'a Cast,
    /// What was in the notebook when it was lent.
    pub earlier: &'a [String],
}

impl Held<'_> {
    /// The differences, the most telling one first; if there is none, the run passes.
    pub(crate) fn differences(&self) -> Vec<Difference> {
        let mut found = Differences::default();
        if self.run.elsewhere > 0 {
            found.add(Hold::Here, endings::elsewhere());
            return found.0;
        }
        match &self.run.end {
            End::Waits => found.add(Hold::Returns, endings::hang(self)),
            End::Spins => found.add(Hold::Waits, endings::spins(self)),
            End::Panicked(thrown) => {
                results::panicked(self, thrown, &mut found);
                if !found.0.is_empty() {
                    return found.0;
                }
                fetches::all(self, &mut found);
                endings::left(self, &mut found);
            }
            End::Returned(value) => {
                fetches::all(self, &mut found);
                results::returned(self, value, &mut found);
                results::lines(self, &mut found);
                notes::notes(self, &mut found);
                endings::polling(self, &mut found);
                endings::left(self, &mut found);
            }
        }
        endings::other_panics(self, &mut found);
        endings::hook(self, &mut found);
        found.0
    }
}

/// Collects differences as they are found.
#[derive(Default)]
pub(crate) struct Differences(pub Vec<Difference>);

impl Differences {
    pub(crate) fn add(&mut self, hold: Hold, text: impl Into<String>) {
        self.0.push(Difference { hold, text: text.into() });
    }

    pub(crate) fn has(&self, hold: Hold) -> bool {
        self.0.iter().any(|difference| difference.hold == hold)
    }
}
