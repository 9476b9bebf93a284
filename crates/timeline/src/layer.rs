//! The `tracing` layer: records into a subscriber of one's own.

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
/// How it reads a run: a span's entering is a poll; `#[instrument(ret, err)]`'s own events end a
/// lane, known by their place in the source, which is the span's; a span left while unwinding
/// panicked; a span closed without any of these was dropped, so its lane is cancelled. A span whose
/// task is not its parent's was spawned.
///
/// A lane is called by its field `lane`, else `name`, else by the function with its first argument.
/// The field `takes_ms`, a whole number, says how long it means to take. `code.file.path` and
/// `code.line.number` say which line it belongs to, where that is not its declaration's: a function that
/// many call may name its caller's. All of these may be [recorded](tracing::Span::record) later.
///
/// It sees what the filters above it let through: where the events of `ret` and `err` are filtered,
/// a lane that finished is drawn as cancelled. It is not told the handles of a span apart: a future
/// that moves to another task is known there by the end that it reports alone, and one that is
/// dropped while something else holds its span goes on until that ends.
/// [`Recorder::record`](crate::Recorder::record) and [`Recorder::dispatch`](crate::Recorder::dispatch)
/// have neither limit.
#[derive(Debug)]
pub struct TimelineLayer {
    journal: Arc<Journal>,
    /// Tells its spans from those of other layers: each registry counts its own.
    number: u32,
    lanes: Mutex<HashMap<u64, u32>>,
}

/// The first; spans of the recorder's own subscriber are 0.
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
        // Spans that another filter hides from this layer are no lanes: look above them.
        let explicit = attributes
            .parent()
            .and_then(|_| context.span_scope(id)?.skip(1).find_map(|span| self.lane(&span.id())));
        let Some(parent) = explicit.or_else(|| context::running(Some(&self.journal))) else {
            return;
        };
        let above = if attributes.is_root() { CALLER } else { parent.lane };
        let draft = Draft::new(attributes.metadata(), fields, above);
        // What runs in a lane of another recording is that one's, which has a subscriber of its own.
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
