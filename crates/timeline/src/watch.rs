//! The recorder's own subscriber: which spans there are, and what happens to them.
//!
//! Not a layer on `tracing-subscriber`'s registry. That one gives a span that is left back to the
//! subscriber of the thread, which need not be the span's: on a plain thread the span then stays
//! open for ever, and where two recordings meet it closes a span of the other. And it does not say
//! how many handles of a span there are, which tells a future that moves to another task from a
//! task that carries the span.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_core::span::Current;

use crate::context::{self, LaneOf};
use crate::draft::Draft;
use crate::fields::{LaneFields, may_be_an_end, note};
use crate::journal::{CALLER, Journal};

/// Watches spans and events of level INFO and above, and the ends that `#[instrument]` reports.
#[derive(Debug)]
pub(crate) struct Watch {
    /// The recording that its thread was given to. Without one it is of those under way there.
    bound: Option<Arc<Journal>>,
}

#[derive(Debug)]
struct Span {
    metadata: &'static Metadata<'static>,
    handles: u32,
    /// None if no recording was under way, or not for what created it.
    lane: Option<LaneOf>,
}

/// All spans of all subscribers of this kind: whichever is asked knows them.
static SPANS: LazyLock<[Mutex<HashMap<u64, Span>>; 16]> = LazyLock::new(Default::default);
static NEXT: AtomicU64 = AtomicU64::new(1);

fn spans(id: u64) -> MutexGuard<'static, HashMap<u64, Span>> {
    let spans = &SPANS[id as usize % SPANS.len()];
    spans.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn lane(id: &Id) -> Option<LaneOf> {
    let id = id.into_u64();
    spans(id).get(&id).and_then(|span| span.lane.clone())
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
        spans(id).insert(id, Span { metadata, handles: 1, lane });
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
        let explicit = event.parent().and_then(|id| {
            let id = id.into_u64();
            spans(id).get(&id).map(|span| (span.metadata, span.lane.clone()))
        });
        let span =
            explicit.or_else(|| if event.is_contextual() { context::innermost() } else { None });
        let span = span.as_ref().map(|(metadata, lane)| (*metadata, lane.clone()));
        note(event, span, Level::INFO, || context::running(self.bound.as_ref()));
    }

    fn enter(&self, id: &Id) {
        let number = id.into_u64();
        let span =
            spans(number).get(&number).map(|span| (span.metadata, span.lane.clone(), span.handles));
        if let Some((metadata, lane, handles)) = span {
            context::enter((0, number), metadata, lane, Some(handles));
        }
    }

    fn exit(&self, id: &Id) {
        context::exit((0, id.into_u64()));
    }

    fn clone_span(&self, id: &Id) -> Id {
        context::goes_on();
        let number = id.into_u64();
        if let Some(span) = spans(number).get_mut(&number) {
            span.handles += 1;
        }
        id.clone()
    }

    fn try_close(&self, id: Id) -> bool {
        let number = id.into_u64();
        let just_left = context::take_just_left((0, number));
        let (lane, is_last) = {
            let mut spans = spans(number);
            let Some(span) = spans.get_mut(&number) else { return false };
            span.handles -= 1;
            if span.handles > 0 {
                (span.lane.clone(), false)
            } else {
                let span = spans.remove(&number);
                if spans.is_empty() {
                    // A recording of many lanes leaves no memory behind.
                    spans.shrink_to(64);
                }
                (span.and_then(|span| span.lane), true)
            }
        };
        if let Some(lane) = lane {
            if let Some(entry) = just_left {
                lane.journal.left(lane.lane, entry);
            }
            if is_last {
                lane.journal.closed(lane.lane);
            }
        }
        is_last
    }

    fn current_span(&self) -> Current {
        context::current_span()
            .map_or_else(Current::none, |(id, metadata)| Current::new(id, metadata))
    }
}
