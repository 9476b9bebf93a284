//! What the fields of spans and events say about a lane.

use std::fmt::{Debug, Display, Write};

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata};

use crate::context::LaneOf;
use crate::journal::CALLER;
use crate::outcome::outcome_of_error;
use crate::place::Place;
use crate::{Location, Outcome};

/// Whether an event has the one field with which `#[instrument(ret, err)]` reports an end.
pub(crate) fn may_be_an_end(event: &Metadata<'_>) -> bool {
    let mut fields = event.fields().iter();
    let is_ends = |field: Field| matches!(field.name(), "return" | "error");
    fields.next().is_some_and(is_ends) && fields.next().is_none()
}

/// Whether an event stands at the same place in the source as its span: then the attribute wrote
/// both. Events in the function's body stand at other lines.
fn are_of_one_place(span: &Metadata<'_>, event: &Metadata<'_>) -> bool {
    event.line().is_some() && span.line() == event.line() && span.file() == event.file()
}

/// Notes what an event says: the end of its span's lane, or a line, if its level is not below
/// `lines`.
///
/// `running` is the lane in which the event happens, if that lane belongs to a recording under way.
pub(crate) fn note(
    event: &Event<'_>,
    span: Option<(&Metadata<'_>, Option<LaneOf>)>,
    lines: Level,
    running: impl FnOnce() -> Option<LaneOf>,
) {
    let (place, lane) = span.unzip();
    let lane = lane.flatten();
    let metadata = event.metadata();
    let mut fields = EventFields::default();
    event.record(&mut fields);
    if place.is_some_and(|span| are_of_one_place(span, metadata))
        && let Some(outcome) = fields.end()
    {
        if let Some(lane) = lane {
            lane.journal.ended(lane.lane, outcome);
        }
    } else if *metadata.level() <= lines
        && let Some(of) = event.parent().and(lane).or_else(running)
    {
        let lane = if event.is_root() { CALLER } else { of.lane };
        // A line that a task prints outside every lane is not the caller's.
        let is_tasks = lane == CALLER && !of.journal.is_callers(Place::here());
        of.journal.printed((!is_tasks).then_some(lane), fields.text(), metadata);
    }
}

/// What a span's fields say of its lane.
#[derive(Debug, Default)]
pub(crate) struct LaneFields {
    lane: Option<String>,
    name: Option<String>,
    first: Option<String>,
    file: Option<String>,
    line: Option<u32>,
    pub takes_ms: Option<u32>,
}

/// OpenTelemetry gave these fields their names.
const FILE: &str = "code.file.path";
const LINE: &str = "code.line.number";

/// Where a lane's label comes from, the weakest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    #[default]
    Function,
    Name,
    Lane,
}

impl LaneFields {
    /// What the fields call the lane, by `lane` or by `name`.
    pub(crate) fn name(&mut self) -> Option<(Named, String)> {
        let lane = self.lane.take().map(|lane| (Named::Lane, lane));
        lane.or_else(|| self.name.take().map(|name| (Named::Name, name)))
    }

    /// The label of a new lane.
    pub(crate) fn label(&mut self, kind: &str) -> (Named, String) {
        self.name().unwrap_or_else(|| {
            let argument = self.first.take();
            let label = argument.map_or(kind.to_owned(), |argument| format!("{kind}({argument})"));
            (Named::Function, label)
        })
    }

    /// The line of code that the fields name. They may name only the file or only the line number:
    /// then the rest comes from `other`.
    pub(crate) fn place(&mut self, other: impl FnOnce() -> Option<Location>) -> Option<Location> {
        let (file, line) = (self.file.take(), self.line.take());
        if file.is_none() && line.is_none() {
            return None;
        }
        let other = other();
        let file = file.map(Into::into).or(other.as_ref().map(|other| other.file.clone()))?;
        Some(Location { file, line: line.or(other.map(|other| other.line))? })
    }

    fn set(&mut self, field: &Field, text: String) {
        match field.name() {
            "lane" => self.lane = Some(text),
            "name" => self.name = Some(text),
            FILE => self.file = Some(text),
            "takes_ms" | LINE => {}
            _ => drop(self.first.get_or_insert(text)),
        }
    }

    fn number(&mut self, field: &Field, number: impl TryInto<u32> + Display) {
        match field.name() {
            // The drawing shows no times beyond four billion milliseconds.
            "takes_ms" => self.takes_ms = number.try_into().ok(),
            LINE => self.line = number.try_into().ok(),
            _ => self.set(field, number.to_string()),
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
