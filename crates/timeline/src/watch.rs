//! The recorder's own subscriber: which spans there are, and what happens to them.
//!
//! Not a layer on `tracing-subscriber`'s registry, which does not tell the handles of a span apart.
//! Here each has an id of its own: by it a future is known wherever it moves, and its drop is seen
//! although something else holds its span. And the recordings of a thread share this one, so that
//! none hides another, in whatever order they end.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_core::span::Current;

use crate::context::{self, LaneOf, WATCH_SOURCE};
use crate::draft::Draft;
use crate::fields::{LaneFields, may_be_an_end, note};
use crate::journal::{CALLER, Journal};

/// Watches spans and events of level INFO and above, and the ends that `#[instrument]` reports.
#[derive(Debug)]
pub(crate) struct Watch {
    /// The recording that its thread was given to. Without one it is of those under way there.
    bound: Option<Arc<Journal>>,
}

/// A handle of a span.
#[derive(Debug, Clone)]
struct Handle {
    metadata: &'static Metadata<'static>,
    /// The first handle's id.
    span: u64,
    /// None if no recording was under way, or not for what created it.
    lane: Option<LaneOf>,
}

/// All handles of all subscribers of this kind: whichever is asked knows them.
static HANDLES: LazyLock<[Mutex<HashMap<u64, Handle>>; 16]> = LazyLock::new(Default::default);
/// Far from the ids of a registry: a subscriber around a recording has spans too, and one of them may
/// be named as a parent.
static NEXT: AtomicU64 = AtomicU64::new(1 << 63);

fn handles(id: u64) -> MutexGuard<'static, HashMap<u64, Handle>> {
    let handles = &HANDLES[id as usize % HANDLES.len()];
    handles.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn handle(id: &Id) -> Option<Handle> {
    let id = id.into_u64();
    handles(id).get(&id).cloned()
}

fn lane(id: &Id) -> Option<LaneOf> {
    handle(id).and_then(|handle| handle.lane)
}

impl Watch {
    pub(crate) fn of(bound: Option<Arc<Journal>>) -> Self {
        Self { bound }
    }

    pub(crate) fn is_of_all(&self) -> bool {
        self.bound.is_none()
    }
}

impl Subscriber for Watch {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.enabled(metadata) { Interest::always() } else { Interest::never() }
    }

    /// An end that is reported below INFO is an end of its lane all the same.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::INFO || metadata.is_event() && may_be_an_end(metadata)
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        context::goes_on();
        let mut fields = LaneFields::default();
        attributes.record(&mut fields);
        let metadata = attributes.metadata();
        let explicit = attributes.parent().and_then(lane);
        let explicit = explicit.filter(|lane| lane.journal.is_recording());
        let parent = explicit.or_else(|| context::running(self.bound.as_ref()));
        let lane = parent.and_then(|parent| {
            let above = if attributes.is_root() { CALLER } else { parent.lane };
            let draft = Draft::new(metadata.name(), fields, above);
            let lane = parent.journal.created(draft)?;
            Some(LaneOf { journal: parent.journal, lane })
        });
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        handles(id).insert(id, Handle { metadata, span: id, lane });
        Id::from_u64(id)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        context::goes_on();
        let mut fields = LaneFields::default();
        values.record(&mut fields);
        if let Some(lane) = lane(id) {
            lane.journal.named(lane.lane, fields);
        }
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        context::goes_on();
        let explicit = event.parent().and_then(handle).map(|handle| (handle.metadata, handle.lane));
        let span = if event.is_contextual() { context::innermost() } else { explicit };
        let span = span.as_ref().map(|(metadata, lane)| (*metadata, lane.clone()));
        note(event, span, Level::INFO, || context::running(self.bound.as_ref()));
    }

    fn enter(&self, id: &Id) {
        if let Some(Handle { metadata, span, lane }) = handle(id) {
            context::enter((WATCH_SOURCE, span), id.into_u64(), metadata, lane);
        }
    }

    fn exit(&self, id: &Id) {
        context::exit(WATCH_SOURCE, id.into_u64());
    }

    fn clone_span(&self, id: &Id) -> Id {
        context::goes_on();
        let Some(handle) = handle(id) else { return id.clone() };
        if let Some(lane) = &handle.lane {
            lane.journal.cloned(lane.lane);
        }
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        handles(id).insert(id, handle);
        Id::from_u64(id)
    }

    fn try_close(&self, id: Id) -> bool {
        let id = id.into_u64();
        let left = context::take_just_left(id);
        let closed = {
            let mut handles = handles(id);
            let closed = handles.remove(&id);
            if handles.is_empty() {
                // A recording of many lanes leaves no memory behind.
                handles.shrink_to(64);
            }
            closed
        };
        if let Some(lane) = closed.and_then(|handle| handle.lane) {
            lane.journal.given_back(lane.lane, left);
        }
        true
    }

    fn current_span(&self) -> Current {
        context::current_span()
            .map_or_else(Current::none, |(id, metadata)| Current::new(id, metadata))
    }
}
