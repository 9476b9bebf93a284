//! Which recording spawned a task.
//!
//! tokio tells a task's id, and not who spawned it. Ids are given out in the order of the spawns (a
//! test holds that), so an id read when a recording begins tells the tasks of before from those of
//! the recording. Where several recordings are under way on one thread, the ids are read at each
//! change from one to another as well.

use std::sync::Arc;

use tokio::task::{Id, LocalSet};

use crate::journal::Journal;

/// The id that a task would get now. It is given to a task that nobody runs.
pub(crate) fn next_id() -> Id {
    LocalSet::new().spawn_local(async {}).id()
}

/// Whether any task was spawned after the one with this id, on any runtime.
pub(crate) fn any_since(id: Id) -> bool {
    let number = |id: Id| id.to_string().parse::<u64>().ok();
    number(id).zip(number(next_id())).is_none_or(|(from, to)| to > from + 1)
}

/// The recordings that share a thread, from the first that begins until none is under way.
#[derive(Debug, Default)]
pub(crate) struct Tasks {
    /// In the order in which they began; what has ended stays, for the tasks that it left.
    recordings: Vec<Under>,
    /// Ids that were given out while one of several recordings ran: from, up to, whose.
    spawned: Vec<(Id, Id, Whose)>,
    /// Who runs, and since which id.
    running: Option<(Id, Whose)>,
}

/// Whose code runs: a recording's or, if none, that of a task of before.
pub(crate) type Whose = Option<Arc<Journal>>;

#[derive(Debug)]
struct Under {
    journal: Arc<Journal>,
    first: Id,
    /// The first that is not of it any more.
    end: Option<Id>,
}

impl Tasks {
    pub(crate) const fn new() -> Self {
        Self { recordings: Vec::new(), spawned: Vec::new(), running: None }
    }

    pub(crate) fn is_idle(&self) -> bool {
        self.recordings.is_empty()
    }

    pub(crate) fn begin(&mut self, journal: Arc<Journal>, first: Id) {
        self.recordings.push(Under { journal, first, end: None });
    }

    /// Notes an end, and returns what is not needed any more: dropping it may drop a runtime.
    pub(crate) fn end(&mut self, journal: &Arc<Journal>) -> Self {
        self.runs(None);
        let ended = self.recordings.iter_mut().find(|under| Arc::ptr_eq(&under.journal, journal));
        if let Some(under) = ended {
            under.end = Some(next_id());
        }
        let all_ended = self.recordings.iter().all(|under| under.end.is_some());
        if all_ended { std::mem::take(self) } else { Self::new() }
    }

    /// Notes whose code runs from here on, if that is known: what is spawned meanwhile is of it. Of a
    /// single recording it is not noted, which costs nothing then.
    pub(crate) fn runs(&mut self, whose: Option<Whose>) {
        let is_plain = match &whose {
            None => true,
            Some(None) => self.is_idle(),
            Some(Some(_)) => self.recordings.iter().filter(|under| under.end.is_none()).count() < 2,
        };
        if self.running.is_none() && is_plain {
            return;
        }
        let id = next_id();
        let running = whose.map(|whose| (id, whose));
        if let Some((from, whose)) = std::mem::replace(&mut self.running, running) {
            self.spawned.push((from, id, whose));
        }
    }

    /// The recording that a task is of. Where it was spawned by a task that has no lane, that is not
    /// seen: then it is the one that began last of those under way at the time.
    pub(crate) fn spawner(&self, task: Id) -> Whose {
        let after = self.spawned.partition_point(|(from, ..)| *from <= task);
        let seen = self.spawned[..after].last().filter(|(_, up_to, _)| task < *up_to);
        let running = self.running.as_ref().filter(|(from, _)| *from <= task);
        let seen = seen.map(|(.., whose)| whose).or(running.map(|(_, whose)| whose));
        if let Some(whose) = seen {
            return whose.clone();
        }
        let at_the_time =
            |under: &&Under| under.first <= task && under.end.is_none_or(|end| task < end);
        self.recordings.iter().rfind(at_the_time).map(|under| under.journal.clone())
    }
}
