//! The vocabulary: what can be held of a run. Each word is a line in a check and a sentence in a refusal.

use std::fmt;

use stage::Cast;

use crate::expected::Expected;
use crate::run::{End, Run};
use crate::{endings, fetches, results};

/// Something that a function is held to.
///
/// Those of [`Hold::OF_EVERY_FUNCTION`] need no sentence in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hold {
    /// What is returned.
    Answers,
    /// Which error of several is returned, the error itself and not its text.
    Error,
    /// Which panic goes on, with what it carries.
    Panic,
    /// When the caller resumes.
    Resumes,
    /// Which fetches start, and when.
    Starts,
    /// Each fetch runs to its end, and the function returns no earlier.
    Ends,
    /// Which fetches are dropped, and when.
    Dropped,
    /// Where the fetches run.
    Place,
    /// How many wait at once.
    AtOnce,
    /// What is printed, and at which instant.
    Printed,
    /// What is noted in what was lent, and in which turn.
    Noted,
    /// What was lent keeps what stood in it.
    Lent,
    /// Two calls at a time have nothing in common.
    Apart,
    /// Memory is given back.
    Freed,
    /// No task of any kind lives on after the return.
    NothingLeft,
    /// The function ends, without a panic of its own.
    Returns,
    /// The thread is not blocked.
    NotBlocked,
    /// A wait is a wait, and no loop that asks again and again.
    Waits,
    /// The work is done on the function's own thread.
    Here,
}

impl Hold {
    /// What is held of every function, told or not.
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

/// A hold that a run does not keep, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub hold: Hold,
    pub text: String,
}

/// What a run is held against.
#[derive(Clone, Copy)]
pub(crate) struct Held<'a> {
    pub run: &'a Run,
    pub expected: &'a Expected,
    pub cast: &'a Cast,
    /// What stood in the notebook that was lent.
    pub earlier: &'a [String],
}

impl Held<'_> {
    /// The differences, the most telling first; none means that the run passes.
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
                results::notes(self, &mut found);
                endings::polling(self, &mut found);
                endings::left(self, &mut found);
            }
        }
        endings::other_panics(self, &mut found);
        found.0
    }
}

/// Differences as they are found.
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
