//! The verdict on one file.

use checker::{Refusal, Verdict};
use libtest_mimic::Failed;

use crate::texts::{Mistake, sentence_of_todo};
use crate::{Case, Kind};

pub fn prove(case: &Case) -> Result<(), Failed> {
    let check = case.check.ok_or("is a learner's; with CI=true it is held")?;
    match (case.kind, check().verdict()) {
        (Kind::Solution | Kind::Right, Verdict::Passed) => Ok(()),
        (Kind::Stub, Verdict::NotWritten { task }) => {
            let sentence = sentence_of_todo(case.source).ok_or("the stub has no todo!(\"…\")")?;
            if task == sentence {
                return Ok(());
            }
            Err(format!("the stub says {sentence:?}, the verdict {task:?}").into())
        }
        (Kind::Mistake, Verdict::Refused(refusal)) => Ok(refused(case.source, &refusal)?),
        (_, Verdict::Refused(refusal)) => Err(format!("refused:\n{}", refusal.text).into()),
        (kind, verdict) => Err(format!("a {kind} must not be told as {verdict:?}").into()),
    }
}

/// Whether it is refused for what it is.
fn refused(source: &str, refusal: &Refusal) -> Result<(), String> {
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
