//! What has happened so far, shared by the recorder and the layer.
//!
//! A `std` mutex guards it, because nothing is awaited while it is held.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use tokio::task;
use tokio::time::Instant;

use crate::{Lane, Line, Moment, Outcome, Recording};

/// `tokio::time::error::Elapsed`, as it prints itself: its type does not reach a tracing event.
const ELAPSED: &str = "deadline has elapsed";

/// What an error's text means for its lane.
pub(crate) fn outcome_of_error(text: String) -> Outcome {
    if text == ELAPSED { Outcome::TimedOut } else { Outcome::Failed(text) }
}

#[derive(Debug)]
pub(crate) struct Journal(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    began: Option<Instant>,
    finished: bool,
    steps: u32,
    caller: Draft,
    /// Span id → lane under way.
    lanes: HashMap<u64, usize>,
    #[expect(clippy::vec_box, reason = "a growing list has room for eight bytes a lane, not 130")]
    drafts: Vec<Box<Draft>>,
    lines: Vec<DraftLine>,
    waits: Vec<Stamp>,
    open: usize,
}

/// A moment in ten bytes less than [`Moment`]: there are several a task.
type Stamp = (u64, u32);

/// A lane under way. Its place among the lanes is known only when it starts.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    label: Box<str>,
    kind: &'static str,
    parent: Option<u32>,
    takes_ms: Option<u32>,
    task: Option<task::Id>,
    /// Every time it was entered: its polls and, at last, its drop.
    entered: Vec<Stamp>,
    entered_while_panicking: bool,
    ended: Option<(Stamp, Outcome)>,
}

#[derive(Debug)]
struct DraftLine {
    stamp: Stamp,
    lane: Option<usize>,
    text: String,
}

/// The caller's index among lane references while recording: drafts count from 1.
const CALLER: usize = 0;

impl Journal {
    pub(crate) fn new() -> Self {
        Self(Mutex::default())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic under record must not end the recording of it.
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub(crate) fn begin(&self) {
        let mut state = self.state();
        state.began = Some(Instant::now());
        state.caller.task = task::try_id();
    }

    pub(crate) fn has_open_lanes(&self) -> bool {
        self.state().open > 0
    }

    /// Notes a poll of the caller; the guard notes a panic out of it.
    pub(crate) fn caller_polled(&self) -> CallerPoll<'_> {
        let mut state = self.state();
        let stamp = state.stamp();
        state.caller.entered.push(stamp);
        CallerPoll(self)
    }

    /// Notes that the caller's poll ends and leaves it waiting.
    pub(crate) fn caller_waits(&self) {
        let mut state = self.state();
        let stamp = state.stamp();
        state.waits.push(stamp);
    }

    pub(crate) fn caller_ended(&self, outcome: Outcome) {
        let mut state = self.state();
        let stamp = state.stamp();
        state.caller.ended = Some((stamp, outcome));
    }

    pub(crate) fn created(&self, span: u64, draft: Draft) {
        let mut state = self.state();
        if state.began.is_none() || state.finished {
            return;
        }
        state.drafts.push(Box::new(draft));
        let lane = state.drafts.len();
        state.lanes.insert(span, lane);
        state.open += 1;
    }

    /// The lane that a span is, if it is one.
    pub(crate) fn lane_of(&self, span: u64) -> Option<usize> {
        self.state().lanes.get(&span).copied()
    }

    /// Notes a poll, or the drop. A span that was carried into a task (`.in_current_span()`) is
    /// entered there too: that is no poll of its lane.
    pub(crate) fn entered(&self, span: u64) {
        self.with_lane(span, |lane, stamp| {
            if lane.entered.is_empty() {
                lane.entered.reserve_exact(1);
                lane.task = task::try_id();
            }
            if lane.task == task::try_id() {
                lane.entered.push(stamp);
                lane.entered_while_panicking = std::thread::panicking();
            }
        });
    }

    /// A span that is left while the thread unwinds, and was not entered so, panicked.
    pub(crate) fn exited(&self, span: u64) {
        if !std::thread::panicking() {
            return;
        }
        self.with_lane(span, |lane, stamp| {
            let own = lane.task == task::try_id();
            if own && lane.ended.is_none() && !lane.entered_while_panicking {
                lane.ended = Some((stamp, Outcome::Panicked));
            }
        });
    }

    pub(crate) fn ended(&self, span: u64, outcome: Outcome) {
        self.with_lane(span, |lane, stamp| {
            lane.ended = Some((stamp, outcome));
        });
    }

    pub(crate) fn closed(&self, span: u64) {
        let mut state = self.state();
        if state.finished {
            return;
        }
        let Some(index) = state.lanes.remove(&span) else { return };
        state.open -= 1;
        let now = state.stamp();
        state.drafts[index - 1].dropped(now);
    }

    /// Notes a printed line; outside every lane it is the caller's, if it is printed in its task.
    pub(crate) fn printed(&self, span: Option<u64>, text: String) {
        let mut state = self.state();
        if state.began.is_none() || state.finished {
            return;
        }
        let lane = span
            .and_then(|span| state.lanes.get(&span).copied())
            .or_else(|| (task::try_id() == state.caller.task).then_some(CALLER));
        let stamp = state.stamp();
        state.lines.push(DraftLine { stamp, lane, text });
    }

    pub(crate) fn finish(&self) -> Recording {
        let mut state = self.state();
        state.finished = true;
        state.recording()
    }

    fn with_lane(&self, span: u64, change: impl FnOnce(&mut Draft, Stamp)) {
        let mut state = self.state();
        if state.finished {
            return;
        }
        let Some(index) = state.lanes.get(&span).copied() else { return };
        let stamp = state.stamp();
        change(&mut state.drafts[index - 1], stamp);
    }
}

/// A poll of the caller under way.
pub(crate) struct CallerPoll<'a>(&'a Journal);

impl Drop for CallerPoll<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.caller_ended(Outcome::Panicked);
        }
    }
}

impl Draft {
    pub(crate) fn new(
        label: Box<str>,
        kind: &'static str,
        parent: Option<usize>,
        takes_ms: Option<u32>,
    ) -> Self {
        // Lanes beyond four billion are not what is drawn here.
        let parent = parent.and_then(|parent| u32::try_from(parent).ok());
        Self { label, kind, parent, takes_ms, ..Self::default() }
    }

    /// Notes that its future is gone: a lane that had not ended by then was cancelled.
    fn dropped(&mut self, now: Stamp) {
        // A future is entered once more to be dropped: not a poll, but the moment of the drop.
        let end = self.end();
        let drop = self.entered.pop_if(|stamp| end.is_none_or(|end| stamp.1 > end.1));
        if self.ended.is_none() {
            self.ended = Some((drop.unwrap_or(now), Outcome::Cancelled));
        }
    }

    fn start(&self) -> Option<Stamp> {
        self.entered.first().copied().or(self.end())
    }

    fn end(&self) -> Option<Stamp> {
        self.ended.as_ref().map(|(stamp, _)| *stamp)
    }
}

impl State {
    fn stamp(&mut self) -> Stamp {
        self.steps += 1;
        let began = self.began.unwrap_or_else(Instant::now);
        (began.elapsed().as_nanos() as u64, self.steps)
    }

    /// Puts the lanes into the order of their starts, the caller first.
    fn recording(&mut self) -> Recording {
        let now = self.stamp();
        // A lane that was made but never entered has not started: nothing to draw.
        let drafts = std::mem::take(&mut self.drafts);
        let tasks: Vec<_> = drafts.iter().map(|draft| draft.task).collect();
        let mut place = vec![None; drafts.len() + 1];
        let mut drafts: Vec<_> =
            drafts.into_iter().enumerate().filter(|(_, draft)| draft.start().is_some()).collect();
        drafts.sort_by_key(|(_, draft)| draft.start().map(|stamp| stamp.1));
        place[CALLER] = Some(CALLER);
        for (position, (index, _)) in drafts.iter().enumerate() {
            place[index + 1] = Some(position + 1);
        }

        let caller_task = self.caller.task;
        let mut caller = std::mem::take(&mut self.caller);
        (caller.label, caller.kind) = ("caller".into(), "caller");
        let elapsed = caller.end().unwrap_or(now).0;
        let mut lanes = Vec::with_capacity(drafts.len() + 1);
        lanes.push(lane(caller, None, false));
        for (_, mut draft) in drafts {
            let parent = draft.parent.and_then(|parent| place[parent as usize]).unwrap_or(CALLER);
            let parent_task = draft.parent.map_or(caller_task, |parent| tasks[parent as usize - 1]);
            let spawned = draft.task != parent_task;
            // A span that was carried into a task is closed with that task, later than its own
            // future is dropped. Within one task a lane is gone when its parent is, unless it was
            // entered first: then the parent has no place yet.
            let parent_ended = lanes.get(parent).is_some_and(|parent: &Lane| parent.end.is_some());
            if draft.end().is_some() || !spawned && parent_ended {
                draft.dropped(now);
            }
            lanes.push(lane(*draft, Some(parent), spawned));
        }

        let lines = std::mem::take(&mut self.lines);
        let lines = lines.into_iter().map(|line| Line {
            moment: moment(line.stamp),
            lane: line.lane.and_then(|lane| place[lane]),
            text: line.text,
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

fn lane(draft: Draft, parent: Option<usize>, spawned: bool) -> Lane {
    Lane {
        start: draft.start().map_or(Moment { at: Duration::ZERO, step: 0 }, moment),
        end: draft.end().map(moment),
        label: draft.label.into(),
        number: None,
        kind: draft.kind.to_owned(),
        parent,
        spawned,
        polls: draft.entered.into_iter().map(moment).collect(),
        outcome: draft.ended.map_or(Outcome::Open, |(_, outcome)| outcome),
        takes: draft.takes_ms.map(|ms| Duration::from_millis(ms.into())),
    }
}

fn moment((nanos, step): Stamp) -> Moment {
    Moment { at: Duration::from_nanos(nanos), step }
}
