//! The children of a group that have not ended.

use std::mem::{replace, take};

use super::system::Task;

/// The place of a child in the list. It is freed when two things have happened, in either order:
/// the child has ended, and its task has been stored here. (A child may end before its spawner has
/// the task's handle.) So a place never belongs to another child too early.
pub(super) type Key = usize;

#[derive(Default)]
pub(super) struct Children {
    places: Vec<Place>,
    free: Option<Key>,
    count: usize,
}

enum Place {
    /// The place is free; it holds the next free place.
    Free(Option<Key>),
    /// A child has this place, but its task is not known yet.
    Admitted,
    /// The child is a task; without the handle if it has been told to end.
    Running(Option<Task>),
    /// The child has ended, but its task is not known yet.
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

    /// Stores the task. Returns it if nobody needs it: the child has ended, or must be told to end.
    pub(super) fn spawned(&mut self, key: Key, task: Task, ends: bool) -> Option<Task> {
        if let Place::Left = self.places[key] {
            self.give_back(key);
            return Some(task);
        }
        let (kept, handed_back) = if ends { (None, Some(task)) } else { (Some(task), None) };
        self.places[key] = Place::Running(kept);
        handed_back
    }

    /// Notes that a child has ended. The caller must drop the returned task.
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

    /// The tasks that have not been told to end; the caller must do so.
    pub(super) fn tasks(&mut self) -> Vec<Task> {
        let running = self.places.iter_mut().filter_map(|place| match place {
            Place::Running(task) => take(task),
            _ => None,
        });
        running.collect()
    }
}
