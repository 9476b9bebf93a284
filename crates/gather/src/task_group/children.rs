//! The children of a group that have not ended.

use std::mem::{replace, take};

use super::system::Task;

/// A place is given back when its child has ended and has become a task, whichever comes last: a
/// child may end before the one who spawns it has its handle. So nobody ever finds another child in
/// its place.
pub(super) type Key = usize;

#[derive(Default)]
pub(super) struct Children {
    places: Vec<Place>,
    free: Option<Key>,
    count: usize,
}

enum Place {
    /// With the next one that is free.
    Free(Option<Key>),
    /// Taken in, and not yet a task.
    Admitted,
    /// A task; without its handle if it has been told to end.
    Running(Option<Task>),
    /// Ended, and not yet known as a task.
    Left,
}

impl Children {
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn admit(&mut self) -> Key {
        self.count += 1;
        let Some(key) = self.free else {
            self.places.push(Place::Admitted);
            return self.places.len() - 1;
        };
        match replace(&mut self.places[key], Place::Admitted) {
            Place::Free(next) => self.free = next,
            _ => unreachable!("a free place"),
        }
        key
    }

    /// Hands the task back if nobody needs it: the child has left, or shall be told to end.
    pub(super) fn spawned(&mut self, key: Key, task: Task, ends: bool) -> Option<Task> {
        if let Place::Left = self.places[key] {
            self.give_back(key);
            return Some(task);
        }
        let (kept, handed_back) = if ends { (None, Some(task)) } else { (Some(task), None) };
        self.places[key] = Place::Running(kept);
        handed_back
    }

    /// A child has ended. Its task is for the caller to drop.
    pub(super) fn left(&mut self, key: Key) -> Option<Task> {
        self.count -= 1;
        match replace(&mut self.places[key], Place::Left) {
            Place::Running(task) => {
                self.give_back(key);
                task
            }
            _ => None,
        }
    }

    fn give_back(&mut self, key: Key) {
        self.places[key] = Place::Free(self.free.replace(key));
    }

    /// The tasks that have not been told to end, for the caller to do so.
    pub(super) fn tasks(&mut self) -> Vec<Task> {
        let running = self.places.iter_mut().filter_map(|place| match place {
            Place::Running(task) => take(task),
            _ => None,
        });
        running.collect()
    }
}
