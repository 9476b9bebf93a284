//! Which recording spawned a task.
//!
//! tokio tells the id of a task, but not who spawned it. Ids are given out in the order of the
//! spawns (a test holds that), so an id that is read when a recording begins divides earlier tasks
//! from the recording's own. When several recordings are under way on one thread, an id is also
//! read at each change from one recording to another.

use std::sync::Arc;

use tokio::task::{Id, LocalSet};

use crate::journal::Journal;

/// The id that a task would get now; reading it uses up that id.
pub(crate) fn next_id() -> Id {
    LocalSet::new().spawn_local(async {}).id()
}

/// Whether any task was spawned after the one with this id, on any runtime.
pub(crate) fn any_since(id: Id) -> bool {
    let number = |id: Id| id.to_string().parse::<u64>().ok();
    number(id).zip(number(next_id())).is_none_or(|(from, to)| to > from + 1)
}

/// The recordings that share a thread, from the beginning of the first until all have ended.
#[derive(Debug, Default)]
pub(crate) struct Tasks {
    /// The recordings in the order of their beginnings. Those that have ended stay, because their
    /// tasks may live on.
    recordings: Vec<TaskRange>,
    /// Ids that were given out while one of several recordings ran: the first, the one after the
    /// last, and the recording.
    spawned: Vec<(Id, Id, Owner)>,
    /// The recording whose code runs, and the first id since then.
    running: Option<(Id, Owner)>,
}

/// The recording whose code runs; `None` while an earlier task runs that belongs to no recording.
pub(crate) type Owner = Option<Arc<Journal>>;

/// The tasks of a recording, by their ids.
#[derive(Debug)]
struct TaskRange {
    journal: Arc<Journal>,
    first: Id,
    /// The first task id that does not belong to it any more.
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
        self.recordings.push(TaskRange { journal, first, end: None });
    }

    /// Notes that a recording ends, and returns what is no longer needed: the caller drops it
    /// outside of any borrow, because that may drop a runtime.
    pub(crate) fn end(&mut self, journal: &Arc<Journal>) -> Self {
        self.runs(None);
        let ended = self.recordings.iter_mut().find(|range| Arc::ptr_eq(&range.journal, journal));
        if let Some(range) = ended {
            range.end = Some(next_id());
        }
        let all_ended = self.recordings.iter().all(|range| range.end.is_some());
        if all_ended { std::mem::take(self) } else { Self::new() }
    }

    /// Notes which recording's code runs from here on, if that is known: tasks that it spawns
    /// belong to that recording. With a single recording nothing is noted, so this costs nothing.
    pub(crate) fn runs(&mut self, owner: Option<Owner>) {
        let is_plain = match &owner {
            None => true,
            Some(None) => self.is_idle(),
            Some(Some(_)) => self.recordings.iter().filter(|range| range.end.is_none()).count() < 2,
        };
        if self.running.is_none() && is_plain {
            return;
        }
        let id = next_id();
        let running = owner.map(|owner| (id, owner));
        if let Some((from, owner)) = std::mem::replace(&mut self.running, running) {
            self.spawned.push((from, id, owner));
        }
    }

    /// The recording that a task belongs to. If a task without a lane spawned it, that was not
    /// seen: then the answer is the recording that began last among those under way at the time.
    pub(crate) fn spawner(&self, task: Id) -> Owner {
        let after = self.spawned.partition_point(|(from, ..)| *from <= task);
        let seen = self.spawned[..after].last().filter(|(_, up_to, _)| task < *up_to);
        let running = self.running.as_ref().filter(|(from, _)| *from <= task);
        let seen = seen.map(|(.., owner)| owner).or(running.map(|(_, owner)| owner));
        if let Some(owner) = seen {
            return owner.clone();
        }
        let at_the_time =
            |range: &&TaskRange| range.first <= task && range.end.is_none_or(|end| task < end);
        self.recordings.iter().rfind(at_the_time).map(|range| range.journal.clone())
    }
}
