//! The recorder's own subscriber: it keeps the spans and passes on what happens to them.
//!
//! It is not a layer on the registry of `tracing-subscriber`, because that registry does not tell
//! the handles of a span apart. Here each handle has its own id: so a future is known wherever it
//! moves, and its drop is seen even if something else holds its span. The recordings of a thread
//! share this subscriber: none hides another, in whatever order they end.

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
    /// The recording that this thread was given to. If `None`, spans belong to the recordings under
    /// way on the thread.
    bound: Option<Arc<Journal>>,
}

#[derive(Debug, Clone)]
struct Span {
    metadata: &'static Metadata<'static>,
    handles: u32,
    /// How often a handle was cloned.
    clones: u32,
    /// `None` if no recording was under way, or if its creator belonged to none.
    lane: Option<LaneOf>,
}

/// All spans of all subscribers of this type, so that each of them knows every span.
static SPANS: LazyLock<[Mutex<HashMap<u64, Span>>; 16]> = LazyLock::new(Default::default);
/// Starts far from the ids of a registry: a subscriber around the recording has spans too, and one
/// of them may be named as a parent.
static NEXT: AtomicU64 = AtomicU64::new((1 << 63) >> HANDLE_BITS);

/// The lower bits of an id are the handle's number, the upper bits the span's. So the id of a
/// handle still names its span.
const HANDLE_BITS: u32 = 24;
const HANDLE: u64 = (1 << HANDLE_BITS) - 1;

fn number(id: &Id) -> u64 {
    id.into_u64() >> HANDLE_BITS
}

fn spans(number: u64) -> MutexGuard<'static, HashMap<u64, Span>> {
    let spans = &SPANS[number as usize % SPANS.len()];
    spans.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn span(id: &Id) -> Option<Span> {
    spans(number(id)).get(&number(id)).cloned()
}

fn lane(id: &Id) -> Option<LaneOf> {
    span(id).and_then(|span| span.lane)
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

    /// An end that is reported below INFO still ends its lane.
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
            let draft = Draft::new(metadata, fields, above);
            let lane = parent.journal.created(draft)?;
            Some(LaneOf { journal: parent.journal, lane })
        });
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        spans(number).insert(number, Span { metadata, handles: 1, clones: 0, lane });
        Id::from_u64(number << HANDLE_BITS)
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
        let explicit = event.parent().and_then(span).map(|span| (span.metadata, span.lane));
        let span = if event.is_contextual() { context::innermost() } else { explicit };
        let span = span.as_ref().map(|(metadata, lane)| (*metadata, lane.clone()));
        note(event, span, Level::INFO, || context::running(self.bound.as_ref()));
    }

    fn enter(&self, id: &Id) {
        if let Some(Span { metadata, lane, .. }) = span(id) {
            context::enter((WATCH_SOURCE, number(id)), id.into_u64(), metadata, lane);
        }
    }

    fn exit(&self, id: &Id) {
        context::exit(WATCH_SOURCE, id.into_u64());
    }

    fn clone_span(&self, id: &Id) -> Id {
        context::goes_on();
        let number = number(id);
        match spans(number).get_mut(&number) {
            Some(span) => {
                span.handles += 1;
                // Never 0, which is the first handle's number, even when the count starts again.
                span.clones = span.clones % HANDLE as u32 + 1;
                Id::from_u64(number << HANDLE_BITS | u64::from(span.clones))
            }
            None => id.clone(),
        }
    }

    fn try_close(&self, id: Id) -> bool {
        let left = context::take_just_left(id.into_u64());
        let number = number(&id);
        let (lane, is_last) = {
            let mut spans = spans(number);
            let Some(span) = spans.get_mut(&number) else { return false };
            span.handles -= 1;
            let is_last = span.handles == 0;
            let lane = if is_last {
                spans.remove(&number).and_then(|span| span.lane)
            } else {
                span.lane.clone()
            };
            if spans.is_empty() {
                // After a recording of many lanes, this gives their memory back.
                spans.shrink_to(64);
            }
            (lane, is_last)
        };
        if let Some(lane) = lane {
            lane.journal.given_back(lane.lane, left, is_last);
        }
        is_last
    }

    fn current_span(&self) -> Current {
        context::current_span()
            .map_or_else(Current::none, |(id, metadata)| Current::new(id, metadata))
    }
}
