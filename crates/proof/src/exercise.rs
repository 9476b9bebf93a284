//! What the files of one exercise must fulfil together.

use std::collections::BTreeSet;

use checker::{Check, Hold};

use crate::mistake::Mistake;
use crate::stub::{given_away, sentence_of_todo};
use crate::task::Task;
use crate::{Case, Kind, Proof};

/// With fewer mistakes, too little is proved.
const LEAST_MISTAKES: usize = 3;
const LEAST_RIGHT: usize = 3;

/// An exercise that is proved.
#[derive(Clone, Copy)]
pub(crate) struct Exercise {
    pub(crate) id: &'static str,
    pub(crate) proof: Proof,
    pub(crate) solution: &'static Case,
}

impl Exercise {
    /// The check of its answers.
    pub(crate) fn check(&self) -> Check {
        self.solution.check.expect("a solution is run")()
    }

    /// Its files of one kind.
    pub(crate) fn files(&self, kind: Kind) -> impl Iterator<Item = &'static Case> + use<> {
        let id = self.id;
        self.proof.cases.iter().filter(move |case| case.exercise == id && case.kind == kind)
    }

    /// Its mistakes against this sentence.
    pub(crate) fn mistakes(
        &self,
        hold: Hold,
        sentence: &'static str,
    ) -> impl Iterator<Item = &'static Case> {
        let name = hold.to_string();
        self.files(Kind::Mistake).filter(move |case| {
            Mistake::read(case.source).is_ok_and(|m| {
                m.breaks == name && m.against.is_none_or(|words| sentence.contains(words))
            })
        })
    }

    /// The sentences of the task are exactly those of the check.
    pub(crate) fn each_sentence_is_held(&self) -> Result<(), String> {
        let Some((task, _)) = self.task()? else { return Ok(()) };
        let check = self.check();
        let held: Vec<&str> = check.holds().iter().map(|(_, sentence)| *sentence).collect();
        task.is_covered(&held, check.stories())
    }

    /// Each sentence that requires something has a mistake that breaks it, and there are enough
    /// mistakes in total.
    pub(crate) fn each_hold_is_broken(&self) -> Result<(), String> {
        let check = self.check();
        for (hold, sentence) in check.holds() {
            if self.mistakes(*hold, sentence).next().is_none() {
                return Err(format!("no mistake breaks `{hold}` of {sentence:?}: write one"));
            }
        }
        for case in self.files(Kind::Mistake) {
            let Mistake { breaks, against, .. } = Mistake::read(case.source)?;
            let of_hold = check.holds().iter().filter(|(hold, _)| hold.to_string() == breaks);
            let sentences: Vec<&str> = of_hold.map(|(_, sentence)| *sentence).collect();
            let meant =
                |words| sentences.iter().filter(|sentence| sentence.contains(words)).count();
            if sentences.len() > 1 && meant(against.unwrap_or_default()) != 1 {
                return Err(format!(
                    "the mistake {} has to say which of {sentences:?} it does not keep: \
                     `//! Against: …`, words that are in one of them",
                    case.name
                ));
            }
        }
        for (kind, least) in [(Kind::Mistake, LEAST_MISTAKES), (Kind::Right, LEAST_RIGHT)] {
            let count = self.files(kind).count();
            if count < least {
                return Err(format!("{count} of `{kind}`; {least} are wanted"));
            }
        }
        Ok(())
    }

    /// Each hold that `lesson.toml` explains can be the reason for a refusal: it is in the check, a
    /// mistake breaks it, or it is a rule for every function.
    pub(crate) fn each_explained_hold_is_held(&self) -> Result<(), String> {
        let listed = self.proof.listed(self.id)?;
        let check = self.check();
        let mut held: BTreeSet<String> =
            check.holds().iter().map(|(hold, _)| hold.to_string()).collect();
        held.extend(Hold::OF_EVERY_FUNCTION.map(|hold| hold.to_string()));
        for case in self.files(Kind::Mistake) {
            held.insert(Mistake::read(case.source)?.breaks.to_owned());
        }
        match listed.explain.keys().find(|hold| !held.contains(*hold)) {
            Some(hold) => Err(format!(
                "lesson.toml explains the hold `{hold}` of {}, which has none of that name: {}",
                self.id,
                held.into_iter().collect::<Vec<_>>().join(", ")
            )),
            None => Ok(()),
        }
    }

    /// The sentence in the stub names no construct that the task does not name.
    pub(crate) fn the_stub_gives_nothing_away(&self) -> Result<(), String> {
        let Some((task, stub)) = self.task()? else { return Ok(()) };
        let sentence = sentence_of_todo(stub.source).ok_or("the stub has no todo!(\"…\")")?;
        match given_away(&sentence, &task.text) {
            Some(word) => Err(format!("the stub's sentence names `{word}`: {sentence:?}")),
            None => Ok(()),
        }
    }

    /// The task and its stub; `None` if a learner has begun to solve it.
    fn task(&self) -> Result<Option<(Task, &'static Case)>, String> {
        let Some(stub) = self.files(Kind::Stub).next() else { return Ok(None) };
        let package = self.proof.listed(self.id)?.package();
        let task = Task::read(stub.source, self.id, &package);
        task.map(|task| Some((task, stub))).map_err(|why| format!("{}.rs: {why}", self.id))
    }
}
