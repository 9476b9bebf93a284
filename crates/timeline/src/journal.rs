//! What has happened so far in one recording.
//!
//! A `std` mutex guards it, because nothing is awaited while it is locked, and none of the user's
//! code is called or dropped meanwhile.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use tokio::task::Id;
use tracing::Metadata;

use crate::context::{CallerFrame, Entry};
use crate::draft::{Draft, Stamp, declared, moment};
use crate::fields::LaneFields;
use crate::model::LONGEST;
use crate::place::{Clock, Place};
use crate::{Lane, Line, Outcome, Recording};

/// The caller's number among the lanes while recording. Other lanes count from 1.
pub(crate) const CALLER: u32 = 0;

#[derive(Debug)]
pub(crate) struct Journal {
    /// Where the caller runs, and the id that the first task of this recording gets.
    origin: OnceLock<(Place, Id)>,
    is_recording: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    time: Time,
    is_finished: bool,
    caller: Draft,
    #[expect(clippy::vec_box, reason = "a growing list has room for eight bytes a lane, not 130")]
    drafts: Vec<Box<Draft>>,
    lines: Vec<DraftLine>,
    waits: Vec<Stamp>,
    open: usize,
}

#[derive(Debug, Default)]
struct Time {
    /// `None` before the recording begins, and after it ends, so that it does not keep the runtime
    /// alive.
    clock: Option<Clock>,
    last: Stamp,
}

#[derive(Debug)]
struct DraftLine {
    stamp: Stamp,
    lane: Option<u32>,
    text: String,
    metadata: &'static Metadata<'static>,
}

impl Journal {
    pub(crate) fn new() -> Self {
        let state = State {
            time: Time::default(),
            is_finished: false,
            caller: Draft::caller(),
            drafts: Vec::new(),
            lines: Vec::new(),
            waits: Vec::new(),
            open: 0,
        };
        Self {
            origin: OnceLock::new(),
            is_recording: AtomicBool::new(false),
            state: Mutex::new(state),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic in the recorded code must not stop the recording.
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Begins, unless this recording began before. `first_task` is the id that the next task gets.
    ///
    /// # Panics
    /// Outside a runtime.
    pub(crate) fn begin(&self, first_task: Id) -> bool {
        let clock = Clock::begin();
        let mut state = self.state();
        let begins = !state.is_finished && self.origin.set((Place::here(), first_task)).is_ok();
        if begins {
            state.time.clock = Some(clock);
            self.is_recording.store(true, Ordering::Release);
        }
        begins
    }

    /// A recording that has begun and records only the caller.
    ///
    /// # Panics
    /// Outside a runtime.
    pub(crate) fn of_caller_alone(first_task: Id) -> Self {
        let journal = Self::new();
        journal.begin(first_task);
        journal.is_recording.store(false, Ordering::Release);
        journal
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.is_recording.load(Ordering::Acquire)
    }

    /// Whether code that runs at `place`, outside of every lane, can belong to this recording. Code
    /// beside the caller in the same task does not, nor does a task that was spawned before the
    /// recording began.
    pub(crate) fn may_be_of(&self, place: Place) -> bool {
        self.origin.get().is_some_and(|(caller, first_task)| match place {
            Place::Task(task) => task >= *first_task,
            Place::Thread(_) => place != *caller,
        })
    }

    /// Whether this is where the caller runs.
    pub(crate) fn is_callers(&self, place: Place) -> bool {
        self.origin.get().is_some_and(|(caller, _)| place == *caller)
    }

    pub(crate) fn has_open_lanes(&self) -> bool {
        self.state().open > 0
    }

    /// Notes a poll of the caller. The guard notes a panic in that poll.
    pub(crate) fn caller_polled(self: &Arc<Self>) -> CallerPoll<'_> {
        let mut state = self.state();
        let now = state.time.stamp();
        state.caller.poll(Place::here(), now);
        drop(state);
        CallerPoll { journal: self, _frame: CallerFrame::push(self.clone()) }
    }

    /// Notes that the caller's poll ends and leaves it waiting.
    pub(crate) fn caller_waits(&self) {
        let mut state = self.state();
        let now = state.time.stamp();
        state.waits.push(now);
    }

    pub(crate) fn caller_ended(&self, outcome: Outcome) {
        let mut state = self.state();
        let now = state.time.stamp();
        state.caller.end(Place::here(), now, outcome);
    }

    /// Adds a new lane; returns `None` if nothing is recorded any more.
    pub(crate) fn created(&self, draft: Draft) -> Option<u32> {
        let mut state = self.state();
        if !self.is_recording() {
            return None;
        }
        // The drawing shows no more than four billion lanes.
        let lane = u32::try_from(state.drafts.len() + 1).ok()?;
        state.drafts.push(Box::new(draft));
        state.open += 1;
        Some(lane)
    }

    /// Takes fields that are recorded after a span was made.
    pub(crate) fn named(&self, lane: u32, fields: LaneFields) {
        self.with_lane(lane, |draft, _| draft.name(fields));
    }

    /// Notes that a thread enters a span (not for the second time).
    pub(crate) fn entered(&self, lane: u32, handle: Option<u64>) -> Entry {
        let place = Place::here();
        let entry = self.with_lane(lane, |draft, time| draft.enter(place, time.stamp(), handle));
        entry.unwrap_or(Entry::Own)
    }

    /// Notes that the lane's future leaves a span which this thread is not inside any more.
    pub(crate) fn exited(&self, lane: u32) {
        self.with_lane(lane, |draft, time| draft.exit(|| time.stamp()));
    }

    pub(crate) fn ended(&self, lane: u32, outcome: Outcome) {
        let place = Place::here();
        self.with_lane(lane, |draft, time| draft.end(place, time.stamp(), outcome));
    }

    /// Notes that a handle of a span is given back. `left` says how the span was entered, if it was
    /// left right before.
    pub(crate) fn given_back(&self, lane: u32, left: Option<Entry>, is_last: bool) {
        if left.is_none() && !is_last {
            return;
        }
        let noted = self.with_lane(lane, |draft, time| {
            draft.give_back(left);
            if is_last {
                draft.is_dropped(time.stamp());
            }
        });
        if is_last && noted.is_some() {
            self.state().open -= 1;
        }
    }

    /// Notes a printed line.
    pub(crate) fn printed(
        &self,
        lane: Option<u32>,
        text: String,
        metadata: &'static Metadata<'static>,
    ) {
        let mut state = self.state();
        if self.is_recording() {
            let stamp = state.time.stamp();
            state.lines.push(DraftLine { stamp, lane, text, metadata });
        }
    }

    pub(crate) fn finish(&self) -> Recording {
        let mut state = self.state();
        state.is_finished = true;
        self.is_recording.store(false, Ordering::Release);
        let recording = state.recording();
        let clock = state.time.clock.take();
        drop(state);
        // This handle may be the last one of its runtime.
        drop(clock);
        recording
    }

    fn with_lane<T>(
        &self,
        lane: u32,
        change: impl FnOnce(&mut Draft, &mut Time) -> T,
    ) -> Option<T> {
        let mut state = self.state();
        if !self.is_recording() {
            return None;
        }
        let State { drafts, time, .. } = &mut *state;
        let draft = drafts.get_mut((lane as usize).checked_sub(1)?)?;
        Some(change(draft, time))
    }
}

impl Time {
    /// The current instant, never earlier than the one before, and its number in the order of
    /// everything.
    fn stamp(&mut self) -> Stamp {
        let at = self.clock.as_ref().and_then(Clock::elapsed).unwrap_or_default();
        self.last = (self.last.0.max(at.min(LONGEST).as_nanos() as u64), self.last.1 + 1);
        self.last
    }
}

impl State {
    /// Puts the lanes into the order of their starts, the caller first.
    fn recording(&mut self) -> Recording {
        let now = self.time.stamp();
        let mut drafts = std::mem::take(&mut self.drafts);
        let caller = std::mem::replace(&mut self.caller, Draft::caller());
        let spawned: Vec<bool> = drafts
            .iter()
            .map(|draft| {
                let parent = (draft.parent as usize).checked_sub(1);
                draft.is_spawned_by(parent.map_or(&caller, |parent| &drafts[parent]))
            })
            .collect();
        // A lane that was made but never entered has not started, so there is nothing to draw.
        let mut started: Vec<usize> =
            (0..drafts.len()).filter(|index| drafts[*index].start().is_some()).collect();
        started.sort_by_key(|index| drafts[*index].start().map(|start| start.1));
        let mut place = vec![None; drafts.len() + 1];
        place[CALLER as usize] = Some(CALLER as usize);
        for (position, index) in started.iter().enumerate() {
            place[index + 1] = Some(position + 1);
        }

        let elapsed = caller.ended_at().unwrap_or(now).0;
        let mut first_of_task = HashMap::new();
        let mut lanes = Vec::with_capacity(started.len() + 1);
        lanes.push(caller.into_lane(None, false));
        for index in started {
            let mut draft = std::mem::take(&mut drafts[index]);
            let parent = place[draft.parent as usize].unwrap_or(CALLER as usize);
            // A holder of the span may keep it open after the future is gone. Where handles are not
            // known, a lane that runs in its parent's task is gone when the parent is. (A lane that
            // was entered before its parent comes before it here; then `lanes` does not have the
            // parent yet.)
            let parent_ended = lanes.get(parent).is_some_and(|parent: &Lane| parent.end.is_some());
            if draft.is_gone(!spawned[index] && parent_ended) {
                draft.is_dropped(now);
            }
            let task = draft.task().filter(|_| spawned[index]);
            let first = task.map(|task| *first_of_task.entry(task).or_insert(lanes.len()));
            let task_of = first.filter(|first| *first < lanes.len());
            lanes.push(Lane { task_of, ..draft.into_lane(Some(parent), spawned[index]) });
        }

        let lines = std::mem::take(&mut self.lines);
        let lines = lines.into_iter().map(|line| Line {
            moment: moment(line.stamp),
            lane: line.lane.and_then(|lane| place[lane as usize]),
            text: line.text,
            level: (*line.metadata.level()).into(),
            place: declared(line.metadata),
        });
        let waits = std::mem::take(&mut self.waits).into_iter().map(moment);
        let mut recording = Recording {
            lanes,
            lines: lines.collect(),
            waits: waits.collect(),
            elapsed: Duration::from_nanos(elapsed),
        };
        recording.number_equal_labels();
        recording
    }
}

/// The caller's poll that is under way.
pub(crate) struct CallerPoll<'a> {
    journal: &'a Journal,
    _frame: CallerFrame,
}

impl Drop for CallerPoll<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.journal.caller_ended(Outcome::Panicked);
        }
    }
}
