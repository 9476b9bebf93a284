//! Finds which recording, and which of its lanes, the code that runs on this thread belongs to.

use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::sync::{Arc, LazyLock};

use tokio::task::Id;
use tracing::dispatcher::{self, DefaultGuard, Dispatch, set_default};
use tracing::subscriber::NoSubscriber;
use tracing::{Metadata, span};

use crate::journal::{CALLER, Journal};
use crate::place::Place;
use crate::tasks::Tasks;
use crate::watch::Watch;

/// A lane of a recording.
#[derive(Debug, Clone)]
pub(crate) struct LaneOf {
    pub journal: Arc<Journal>,
    pub lane: u32,
}

/// A span: the number of the subscriber or layer that counts it (0 for [`Watch`]; each layer counts
/// its own spans), and the span's id there.
pub(crate) type Key = (u32, u64);

pub(crate) const WATCH_SOURCE: u32 = 0;

/// What runs on a thread: one of a list in which the innermost comes last.
#[derive(Debug)]
enum Frame {
    /// The future that is being recorded, while it is polled.
    Caller(Arc<Journal>),
    /// A span that is entered; `lane` is `None` if the span does not belong to a recording.
    Span {
        key: Key,
        handle: u64,
        metadata: &'static Metadata<'static>,
        lane: Option<LaneOf>,
        entry: Entry,
    },
}

/// How a span was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// The future of its lane entered it.
    Own,
    /// Something else that carries the span entered it.
    Carried,
    /// This thread was inside the span already.
    Again,
}

thread_local! {
    static FRAMES: RefCell<Vec<Frame>> = const { RefCell::new(Vec::new()) };
    static TASKS: RefCell<Tasks> = const { RefCell::new(Tasks::new()) };
    static DEFAULT: RefCell<Option<DefaultGuard>> = const { RefCell::new(None) };
    static JUST_LEFT: Cell<Option<(u64, Entry)>> = const { Cell::new(None) };
}

/// A second subscriber, which records nothing and lives as long as the process.
///
/// With one subscriber alone, `tracing` asks the subscriber of the current thread whether a span is
/// wanted, and keeps the answer for all threads: a thread without a recorder that reaches a span
/// first would hide that span from the recorded thread. With two or more subscribers, `tracing`
/// asks each of them.
static SECOND_SUBSCRIBER: LazyLock<Dispatch> =
    LazyLock::new(|| Dispatch::new(NoSubscriber::default()));

/// The subscriber of all threads on which a recording is under way. Several recordings on a thread
/// share it, and the frames tell which of them runs; so none hides another.
static WATCH: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Watch::of(None)));

/// Makes `tracing` ask every subscriber about a span. Call this before the first span that is to be
/// recorded.
pub(crate) fn watch_all_callsites() {
    LazyLock::force(&SECOND_SUBSCRIBER);
}

/// A recording under way on this thread. It cannot be sent to another thread, because what it notes
/// is kept for this thread.
#[derive(Debug)]
pub(crate) struct Session {
    journal: Arc<Journal>,
    /// Set if another subscriber has replaced [`WATCH`] as the default in the meantime.
    _default: Option<DefaultGuard>,
    _stays: PhantomData<*const ()>,
}

impl Session {
    pub(crate) fn begin(journal: Arc<Journal>, first_task: Id) -> Self {
        watch_all_callsites();
        let is_idle = TASKS.with_borrow(Tasks::is_idle);
        let is_watched = !is_idle
            && dispatcher::get_default(|default| {
                default.downcast_ref::<Watch>().is_some_and(Watch::is_of_all)
            });
        let mut default = (!is_watched).then(|| set_default(&WATCH));
        if is_idle {
            // The thread keeps the guard, not this session: sessions need not end in the reverse
            // order of their beginnings.
            DEFAULT.set(default.take());
        }
        TASKS.with_borrow_mut(|tasks| tasks.begin(journal.clone(), first_task));
        Self { journal, _default: default, _stays: PhantomData }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let ended = TASKS.try_with(|tasks| tasks.borrow_mut().end(&self.journal));
        if ended.is_ok_and(|ended| !ended.is_idle()) {
            let _ = DEFAULT.try_with(|default| drop(default.take()));
        }
    }
}

/// Keeps the caller's frame for as long as the caller is polled.
pub(crate) struct CallerFrame;

impl CallerFrame {
    pub(crate) fn push(journal: Arc<Journal>) -> Self {
        push(Frame::Caller(journal));
        Self
    }
}

impl Drop for CallerFrame {
    fn drop(&mut self) {
        pop(|frame| matches!(frame, Frame::Caller(_)));
    }
}

/// Notes that a span is entered, unless this thread is inside it already. Handles are known only
/// for the spans of [`Watch`].
pub(crate) fn enter(
    key: Key,
    handle: u64,
    metadata: &'static Metadata<'static>,
    lane: Option<LaneOf>,
) {
    let again = FRAMES.try_with(|frames| {
        let is_it =
            |frame: &Frame| matches!(frame, Frame::Span { key: other, .. } if *other == key);
        frames.borrow().iter().any(is_it)
    });
    let entry = match &lane {
        _ if again == Ok(true) => Entry::Again,
        Some(lane) => lane.journal.entered(lane.lane, (key.0 == WATCH_SOURCE).then_some(handle)),
        None => Entry::Own,
    };
    push(Frame::Span { key, handle, metadata, lane, entry });
}

/// Notes that a span is left by the handle that entered it.
pub(crate) fn exit(source: u32, handle: u64) {
    let is_it = |frame: &Frame| matches!(frame, Frame::Span { key: (s, _), handle: h, .. } if (*s, *h) == (source, handle));
    let Some(Frame::Span { lane, entry, .. }) = pop(is_it) else { return };
    if let Some(lane) = lane.filter(|_| entry == Entry::Own) {
        lane.journal.exited(lane.lane);
    }
    if source == WATCH_SOURCE {
        let _ = JUST_LEFT.try_with(|left| left.set(Some((handle, entry))));
    }
}

/// How the span was entered by this handle, if leaving it was the last thing that happened on this
/// thread. A future that is dropped enters its span, leaves it and gives the handle back, all at once.
pub(crate) fn take_just_left(handle: u64) -> Option<Entry> {
    let left = JUST_LEFT.try_with(Cell::take).ok().flatten();
    left.filter(|(other, _)| *other == handle).map(|(_, entry)| entry)
}

/// Notes that something else happens on this thread.
pub(crate) fn goes_on() {
    let _ = JUST_LEFT.try_with(Cell::take);
}

fn push(frame: Frame) {
    change(|frames| frames.push(frame));
}

fn pop(is_it: impl Fn(&Frame) -> bool) -> Option<Frame> {
    change(|frames| frames.iter().rposition(is_it).map(|index| frames.remove(index))).flatten()
}

/// Changes the frames, and tells [`Tasks`] which recording's code runs next.
fn change<T>(change: impl FnOnce(&mut Vec<Frame>) -> T) -> Option<T> {
    goes_on();
    let changed = FRAMES.try_with(|frames| {
        let mut frames = frames.borrow_mut();
        let changed = change(&mut frames);
        let owner = frames.last().map(|frame| {
            let journal = match frame {
                Frame::Caller(journal) => Some(journal),
                Frame::Span { lane, .. } => lane.as_ref().map(|lane| &lane.journal),
            };
            journal.filter(|journal| journal.is_recording()).cloned()
        });
        let _ = TASKS.try_with(|tasks| tasks.borrow_mut().runs(owner));
        changed
    });
    changed.ok()
}

/// The innermost span of [`Watch`] that is entered here, inside of the recording.
pub(crate) fn current_span() -> Option<(span::Id, &'static Metadata<'static>)> {
    let current = FRAMES.try_with(|frames| {
        let frames = frames.borrow();
        let inside = frames.iter().rev().take_while(|frame| matches!(frame, Frame::Span { .. }));
        inside.into_iter().find_map(|frame| match frame {
            Frame::Span { key: (WATCH_SOURCE, _), handle, metadata, .. } => {
                Some((span::Id::from_u64(*handle), *metadata))
            }
            _ => None,
        })
    });
    current.ok().flatten()
}

/// The innermost span that is entered here, and its lane.
pub(crate) fn innermost() -> Option<(&'static Metadata<'static>, Option<LaneOf>)> {
    let innermost = FRAMES.try_with(|frames| match frames.borrow().last() {
        Some(Frame::Span { metadata, lane, .. }) => Some((*metadata, lane.clone())),
        _ => None,
    });
    innermost.ok().flatten()
}

/// The innermost lane of a recording under way that runs here. A task of a recording that has
/// entered no lane counts as the caller. `bound` is the recording that this thread was given to.
pub(crate) fn running(bound: Option<&Arc<Journal>>) -> Option<LaneOf> {
    let entered = FRAMES.try_with(|frames| {
        frames.borrow().iter().rev().find_map(|frame| match frame {
            Frame::Caller(journal) => Some(LaneOf { journal: journal.clone(), lane: CALLER }),
            Frame::Span { lane: Some(lane), .. } if lane.journal.is_recording() => {
                Some(lane.clone())
            }
            Frame::Span { .. } => None,
        })
    });
    let lane = match entered {
        Ok(Some(lane)) => lane,
        _ => LaneOf { journal: of_task(bound)?, lane: CALLER },
    };
    lane.journal.is_recording().then_some(lane)
}

/// The recording that the current task belongs to, or that this thread was given to.
fn of_task(bound: Option<&Arc<Journal>>) -> Option<Arc<Journal>> {
    match (Place::here(), bound) {
        (place, Some(journal)) => journal.may_be_of(place).then(|| journal.clone()),
        (Place::Task(task), None) => {
            let spawner = TASKS.try_with(|tasks| tasks.borrow().spawner(task));
            spawner.ok().flatten()
        }
        // This code runs beside the caller, in the same `block_on`.
        (Place::Thread(_), None) => None,
    }
}
