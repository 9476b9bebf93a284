//! The `tracing` layer, for recording with a subscriber of your own.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;

use crate::context::{self, Key, LaneOf};
use crate::draft::Draft;
use crate::fields::{LaneFields, note};
use crate::journal::{CALLER, Journal};

/// Records spans as lanes and events as lines. Made by [`Recorder::layer`](crate::Recorder::layer).
///
/// How it reads a run:
/// - Entering a span is a poll.
/// - The events of `#[instrument(ret, err)]` end a lane. Such an event stands at the same place in
///   the source as its span.
/// - If a span is left while its thread unwinds, its future panicked.
/// - If a span closes without any of these, its future was dropped: the lane is cancelled.
/// - If a span runs in another task than its parent, it was spawned.
///
/// A lane's name is its field `lane`, or else `name`, or else the function with its first argument.
/// The field `takes_ms`, a whole number, says how long the lane is expected to take. The fields
/// `code.file.path` and `code.line.number` give the lane another line of code than the span's
/// declaration: a function with many callers can name the caller's line. All of these may be
/// [recorded](tracing::Span::record) later.
///
/// Two limits: it sees only what the filters above it let through, so a lane that finished is drawn
/// as cancelled where the events of `ret` and `err` are filtered out. And it cannot tell the
/// handles of a span apart. So when a future moves to another task, its end is known only if it
/// reports that end itself; and when a future is dropped while something else holds its span, the
/// lane goes on until the span closes. [`Recorder::record`](crate::Recorder::record) and
/// [`Recorder::dispatch`](crate::Recorder::dispatch) have neither limit.
#[derive(Debug)]
pub struct TimelineLayer {
    journal: Arc<Journal>,
    /// Tells the spans of this layer from those of other layers, because each registry counts its
    /// own spans.
    number: u32,
    lanes: Mutex<HashMap<u64, u32>>,
}

/// The number of the first layer; 0 marks spans of the recorder's own subscriber.
static NEXT: AtomicU32 = AtomicU32::new(1);

impl TimelineLayer {
    pub(crate) fn new(journal: Arc<Journal>) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { journal, number, lanes: Mutex::default() }
    }

    fn lanes(&self) -> MutexGuard<'_, HashMap<u64, u32>> {
        self.lanes.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn lane(&self, id: &Id) -> Option<LaneOf> {
        let lane = self.lanes().get(&id.into_u64()).copied()?;
        Some(LaneOf { journal: self.journal.clone(), lane })
    }

    fn key(&self, id: &Id) -> Key {
        (self.number, id.into_u64())
    }
}

impl<S> Layer<S> for TimelineLayer
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        context::goes_on();
        let mut fields = LaneFields::default();
        attributes.record(&mut fields);
        // If another filter hides a span from this layer, that span is no lane: the parent is
        // further up.
        let explicit = attributes
            .parent()
            .and_then(|_| context.span_scope(id)?.skip(1).find_map(|span| self.lane(&span.id())));
        let Some(parent) = explicit.or_else(|| context::running(Some(&self.journal))) else {
            return;
        };
        let above = if attributes.is_root() { CALLER } else { parent.lane };
        let draft = Draft::new(attributes.metadata(), fields, above);
        // A span inside a lane of another recording belongs to that recording, which has its own
        // subscriber.
        if Arc::ptr_eq(&parent.journal, &self.journal)
            && let Some(lane) = self.journal.created(draft)
        {
            self.lanes().insert(id.into_u64(), lane);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut fields = LaneFields::default();
        values.record(&mut fields);
        if let Some(lane) = self.lane(id) {
            lane.journal.named(lane.lane, fields);
        }
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        if let Some(metadata) = context.metadata(id) {
            context::enter(self.key(id), id.into_u64(), metadata, self.lane(id));
        }
    }

    fn on_exit(&self, id: &Id, _: Context<'_, S>) {
        context::exit(self.number, id.into_u64());
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        context::goes_on();
        let span = context.event_span(event);
        let lane = span.as_ref().and_then(|span| self.lane(&span.id()));
        let span = span.as_ref().map(|span| (span.metadata(), lane));
        note(event, span, Level::TRACE, || {
            context::running(Some(&self.journal))
                .filter(|lane| Arc::ptr_eq(&lane.journal, &self.journal))
        });
    }

    fn on_close(&self, id: Id, _: Context<'_, S>) {
        let lane = self.lanes().remove(&id.into_u64());
        if let Some(lane) = lane {
            self.journal.given_back(lane, None, true);
        }
    }
}
