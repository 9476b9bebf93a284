//! The `tracing` layer: turns spans and events into entries of the journal.

use std::fmt::{Debug, Display, Write};
use std::sync::Arc;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;

use crate::Outcome;
use crate::journal::{Draft, Journal, outcome_of_error};

/// Records spans as lanes and events as lines. Made by [`Recorder::layer`](crate::Recorder::layer).
///
/// How it reads a run: a span's entering is a poll; `#[instrument(ret, err)]`'s own events end a
/// lane, known by their place in the source, which is the span's; a span left while unwinding
/// panicked; a span closed without any of these was dropped, so its lane is cancelled. A span whose
/// task is not its parent's was spawned.
///
/// A lane is called by its field `lane`, else `name`, else by the function with its first argument.
/// The field `takes_ms`, a whole number, says how long it means to take.
#[derive(Debug)]
pub struct TimelineLayer {
    journal: Arc<Journal>,
}

impl TimelineLayer {
    pub(crate) fn new(journal: Arc<Journal>) -> Self {
        Self { journal }
    }
}

impl<S> Layer<S> for TimelineLayer
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = LaneFields::default();
        attributes.record(&mut fields);
        // Spans that another filter hides from this layer are no lanes: look above them.
        let parent = context.span_scope(id).and_then(|scope| {
            scope.skip(1).find_map(|span| self.journal.lane_of(span.id().into_u64()))
        });
        let kind = attributes.metadata().name();
        let label = fields.label(kind).into_boxed_str();
        let draft = Draft::new(label, kind, parent, fields.takes_ms);
        self.journal.created(id.into_u64(), draft);
    }

    fn on_enter(&self, id: &Id, _: Context<'_, S>) {
        self.journal.entered(id.into_u64());
    }

    fn on_exit(&self, id: &Id, _: Context<'_, S>) {
        self.journal.exited(id.into_u64());
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let span = context.event_span(event);
        let id = span.as_ref().map(|span| span.id().into_u64());
        let mut fields = EventFields::default();
        event.record(&mut fields);
        let is_instruments =
            span.is_some_and(|span| are_of_one_place(span.metadata(), event.metadata()));
        let end = if is_instruments { fields.end() } else { None };
        match end.zip(id) {
            Some((outcome, id)) => self.journal.ended(id, outcome),
            None => self.journal.printed(id, fields.text()),
        }
    }

    fn on_close(&self, id: Id, _: Context<'_, S>) {
        self.journal.closed(id.into_u64());
    }
}

/// Whether an attribute's own event and its span: both say that they are where the attribute stands.
/// What is written in the function's body stands elsewhere.
fn are_of_one_place(span: &Metadata<'_>, event: &Metadata<'_>) -> bool {
    event.line().is_some() && span.line() == event.line() && span.file() == event.file()
}

/// What a span's fields say of its lane.
#[derive(Default)]
struct LaneFields {
    lane: Option<String>,
    name: Option<String>,
    first: Option<String>,
    takes_ms: Option<u32>,
}

impl LaneFields {
    fn label(&mut self, kind: &str) -> String {
        match (self.lane.take().or(self.name.take()), self.first.take()) {
            (Some(label), _) => label,
            (None, Some(argument)) => format!("{kind}({argument})"),
            (None, None) => kind.to_owned(),
        }
    }

    fn set(&mut self, field: &Field, text: String) {
        match field.name() {
            "lane" => self.lane = Some(text),
            "name" => self.name = Some(text),
            "takes_ms" => {}
            _ => drop(self.first.get_or_insert(text)),
        }
    }

    fn number(&mut self, field: &Field, number: impl TryInto<u32> + Display) {
        if field.name() == "takes_ms" {
            // Milliseconds beyond four billion are not what is drawn here.
            self.takes_ms = number.try_into().ok();
        } else {
            self.set(field, number.to_string());
        }
    }
}

impl Visit for LaneFields {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.number(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.number(field, value);
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        self.number(field, value);
    }

    fn record_i128(&mut self, field: &Field, value: i128) {
        self.number(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.set(field, value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.set(field, format!("{value:?}"));
    }
}

/// An event's message and fields.
#[derive(Default)]
struct EventFields {
    message: String,
    fields: Vec<(&'static str, String)>,
}

impl EventFields {
    /// The end that `#[instrument(ret, err)]` reports: one field, no message.
    fn end(&mut self) -> Option<Outcome> {
        if !self.message.is_empty() || self.fields.len() != 1 {
            return None;
        }
        let (name, value) = &mut self.fields[0];
        match *name {
            "return" if value == "()" => Some(Outcome::Finished(String::new())),
            "return" => Some(Outcome::Finished(std::mem::take(value))),
            "error" => Some(outcome_of_error(std::mem::take(value))),
            _ => None,
        }
    }

    fn text(self) -> String {
        let mut text = self.message;
        for (name, value) in self.fields {
            let space = if text.is_empty() { "" } else { " " };
            let _ = write!(text, "{space}{name}={value}");
        }
        text
    }
}

impl Visit for EventFields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.message = format!("{value:?}");
        } else {
            self.fields.push((field.name(), format!("{value:?}")));
        }
    }
}
