//! A file on which an exercise's checks are tried, and the verdict that it must get.

use std::fmt;

use checker::{Check, Refusal, Verdict};

use crate::mistake::Mistake;
use crate::stub::sentence_of_todo;

/// A file on which an exercise's checks are tried.
#[derive(Debug)]
pub struct Case {
    /// The kind of the file.
    pub kind: Kind,
    /// The exercise to which it belongs.
    pub exercise: &'static str,
    /// Its name, without `.rs`.
    pub name: &'static str,
    /// Its text.
    pub source: &'static str,
    /// The check that the file includes; `None` for a file that is not run.
    pub check: Option<fn() -> Check>,
}

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The file with which a learner begins.
    Stub,
    /// The course's own answer.
    Solution,
    /// Another answer that is right.
    Right,
    /// A plausible answer that is wrong.
    Mistake,
    /// The proof skips this file, because a learner has begun to edit it.
    PassedOver,
}

impl Case {
    /// A case in place of a file that a learner has begun to edit; `why` becomes the name of its
    /// test.
    pub const fn passed_over(exercise: &'static str, why: &'static str) -> Self {
        Self { kind: Kind::PassedOver, exercise, name: why, source: "", check: None }
    }

    /// Checks the file: a stub must be reported as not written, an answer must pass, and a mistake
    /// must be refused with the words that it asks for.
    pub(crate) fn has_the_right_verdict(&self) -> Result<(), String> {
        let check = self.check.ok_or("is a learner's; with CI=true it is held")?;
        match (self.kind, check().alone().verdict()) {
            (Kind::Solution | Kind::Right, Verdict::Passed) => Ok(()),
            (Kind::Stub, Verdict::NotWritten { task }) => {
                let sentence =
                    sentence_of_todo(self.source).ok_or("the stub has no todo!(\"…\")")?;
                if task == sentence {
                    return Ok(());
                }
                Err(format!("the stub says {sentence:?}, the verdict {task:?}"))
            }
            (Kind::Mistake, Verdict::Refused(refusal)) => {
                is_refused_for_what_it_is(self.source, &refusal)
            }
            (_, Verdict::Refused(refusal)) => Err(format!("refused:\n{}", refusal.text)),
            (kind, verdict) => Err(format!("a {kind} must not be told as {verdict:?}")),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stub => "stub",
            Self::Solution => "solution",
            Self::Right => "right",
            Self::Mistake => "mistake",
            Self::PassedOver => "passed_over",
        })
    }
}

/// Compares a refusal with the first lines of the mistake: the refusal must be for that hold, and
/// have those words.
fn is_refused_for_what_it_is(source: &str, refusal: &Refusal) -> Result<(), String> {
    let Mistake { words, breaks, .. } = Mistake::read(source)?;
    let said = || format!("breaks {:?}:\n{}", refusal.holds, refusal.text);
    if let Some(words) = words.iter().find(|words| !refusal.text.contains(**words)) {
        return Err(format!("the refusal does not say `{words}`; it {}", said()));
    }
    if !refusal.holds.iter().any(|hold| hold == breaks) {
        return Err(format!("it is to break `{breaks}`, and {}", said()));
    }
    Ok(())
}
