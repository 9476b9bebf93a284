//! A lane under way: which entries of its span are polls, and which is its drop.
//!
//! A span is entered by the future of its lane, at each poll and once more to be dropped; but also by
//! whatever carries it (`.in_current_span()`, `span.in_scope(..)`). And that future may move to
//! another task or thread. What tells them apart: a future is entered once at a time; it enters by
//! the same handle of its span wherever it is; and dropped, it enters, leaves and gives that handle
//! back, all at once. A layer is not told of handles: there a future moved if it reports its end
//! elsewhere.

use std::time::Duration;

use tracing::Metadata;

use crate::context::Entry;
use crate::fields::{LaneFields, Named};
use crate::place::Place;
use crate::{Lane, Location, Moment, Outcome};

/// A moment in ten bytes less than [`Moment`]: there are several a task.
pub(crate) type Stamp = (u64, u32);

const CALLER: &str = "caller";

/// Its place among the lanes is known only when it starts.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    label: Box<str>,
    /// What its span was declared with; the caller has none.
    metadata: Option<&'static Metadata<'static>>,
    /// The line that its fields name.
    place_named: Option<Box<Location>>,
    pub parent: u32,
    takes_ms: Option<u32>,
    named: Named,
    /// The handle of its span that it was entered by first, if they are told apart.
    handle: Option<u64>,
    /// Where it was entered first.
    place: Option<Place>,
    /// Every time its future entered it: its polls and, at last, its drop.
    entered: Vec<Stamp>,
    /// Its future is in it.
    is_inside: bool,
    /// The last entry was the drop.
    is_gone: bool,
    entered_while_panicking: bool,
    ended: Option<(Stamp, Outcome)>,
    /// What few lanes have.
    travels: Option<Box<Travels>>,
}

/// A lane that is entered in more than one place.
#[derive(Debug, Default)]
struct Travels {
    /// Where its future moved to, and its first entry there.
    moves: Vec<(Place, Stamp)>,
    /// Entries of something that carries the span or, as may turn out later, of its future.
    carried: Vec<(Place, Stamp)>,
}

impl Draft {
    pub(crate) fn new(
        metadata: &'static Metadata<'static>,
        mut fields: LaneFields,
        parent: u32,
    ) -> Self {
        let (named, label) = fields.label(metadata.name());
        let takes_ms = fields.takes_ms;
        let place_named = fields.place(|| declared(metadata)).map(Box::new);
        let (label, metadata) = (label.into(), Some(metadata));
        Self { label, metadata, place_named, parent, takes_ms, named, ..Self::default() }
    }

    pub(crate) fn caller() -> Self {
        Self { label: CALLER.into(), ..Self::default() }
    }

    /// Takes fields that are recorded after its span was made. Of two names the later holds, but
    /// `lane` before `name`.
    pub(crate) fn name(&mut self, mut fields: LaneFields) {
        self.takes_ms = fields.takes_ms.or(self.takes_ms);
        let place = fields.place(|| self.place_in_code());
        self.place_named = place.map(Box::new).or(self.place_named.take());
        if let Some((named, label)) = fields.name().filter(|(named, _)| *named >= self.named) {
            (self.named, self.label) = (named, label.into());
        }
    }

    /// Notes a poll of the caller, which has no span.
    pub(crate) fn poll(&mut self, place: Place, now: Stamp) {
        self.place.get_or_insert(place);
        self.entered.push(now);
    }

    /// Notes an entry, the outermost of its thread; by which handle, if they are told apart.
    pub(crate) fn enter(&mut self, place: Place, now: Stamp, handle: Option<u64>) -> Entry {
        // Whoever enters it while its future is in it, on another thread, is somebody else.
        if self.is_inside {
            return Entry::Carried;
        }
        match self.place() {
            None => {
                (self.place, self.handle) = (Some(place), handle);
                self.entered.reserve_exact(1);
            }
            // What is entered by several handles in one task is taken for one.
            Some(own) if own == place => {}
            _ if handle.is_some() && handle == self.handle => {
                self.travels().moves.push((place, now));
            }
            _ => {
                if handle.is_none() {
                    self.travels().carried.push((place, now));
                }
                return Entry::Carried;
            }
        }
        self.is_inside = true;
        self.is_gone = false;
        self.entered_while_panicking = std::thread::panicking();
        if self.ended.is_none() {
            self.entered.push(now);
        }
        Entry::Own
    }

    /// Notes that its future leaves it. Unwinding, and not entered so, it panicked.
    pub(crate) fn exit(&mut self, now: impl FnOnce() -> Stamp) {
        self.is_inside = false;
        let panicks = std::thread::panicking() && !self.entered_while_panicking;
        if panicks && self.ended.is_none() {
            self.ended = Some((now(), Outcome::Panicked));
        }
    }

    /// Notes the end that it reports itself: where it does, its future is.
    pub(crate) fn end(&mut self, place: Place, now: Stamp, outcome: Outcome) {
        self.moved_to(place);
        self.ended = Some((now, outcome));
    }

    /// Notes that a handle is given back. `left` is how it was entered, if it was left right before:
    /// then what held the handle was dropped.
    pub(crate) fn give_back(&mut self, left: Option<Entry>) {
        self.is_gone |= left == Some(Entry::Own);
    }

    /// Notes that its future is gone: a lane that had not ended by then was cancelled.
    pub(crate) fn is_dropped(&mut self, now: Stamp) {
        if self.ended.is_none() {
            // A future is entered once more to be dropped: not a poll, but the moment of the drop.
            let drop = self.entered.pop();
            self.ended = Some((drop.unwrap_or(now), Outcome::Cancelled));
        }
    }

    /// Takes the entries of a place for those of its future.
    fn moved_to(&mut self, place: Place) {
        let Some(travels) = &mut self.travels else { return };
        let (own, others) = std::mem::take(&mut travels.carried)
            .into_iter()
            .partition::<Vec<_>, _>(|(other, _)| *other == place);
        travels.carried = others;
        let Some(first) = own.first() else { return };
        travels.moves.push(*first);
        self.entered.extend(own.into_iter().map(|(_, stamp)| stamp));
        self.entered.sort_by_key(|stamp| stamp.1);
    }

    fn travels(&mut self) -> &mut Travels {
        self.travels.get_or_insert_default()
    }

    /// Where its future is, as far as known.
    fn place(&self) -> Option<Place> {
        let moves = self.travels.as_ref().and_then(|travels| travels.moves.last());
        moves.map(|(place, _)| *place).or(self.place)
    }

    /// The line of code that it belongs to.
    fn place_in_code(&self) -> Option<Location> {
        let named = self.place_named.as_deref().cloned();
        named.or_else(|| self.metadata.and_then(declared))
    }

    /// Everywhere that it was polled.
    fn places(&self) -> impl Iterator<Item = Place> {
        let drops = usize::from(self.is_gone && self.ended.is_none());
        let last_poll = self.entered.iter().rev().nth(drops).map_or(0, |stamp| stamp.1);
        let moves = self.travels.iter().flat_map(|travels| &travels.moves);
        let moves = moves.filter(move |(_, first)| first.1 <= last_poll).map(|(place, _)| *place);
        self.place.into_iter().chain(moves)
    }

    /// Whether it was polled somewhere that its parent was not.
    pub(crate) fn is_spawned_by(&self, parent: &Self) -> bool {
        self.places().any(|place| !parent.places().any(|other| other == place))
    }

    /// Whether it was dropped, although its span may be held. Where handles are not told apart, what
    /// runs inside its parent is gone if that one is.
    pub(crate) fn is_gone(&self, is_parent: bool) -> bool {
        self.is_gone || self.handle.is_none() && is_parent
    }

    pub(crate) fn start(&self) -> Option<Stamp> {
        self.entered.first().copied().or(self.ended_at())
    }

    pub(crate) fn ended_at(&self) -> Option<Stamp> {
        self.ended.as_ref().map(|(stamp, _)| *stamp)
    }

    pub(crate) fn into_lane(self, parent: Option<usize>, spawned: bool) -> Lane {
        let place = self.place_in_code();
        Lane {
            start: self.start().map_or(Moment { at: Duration::ZERO, step: 0 }, moment),
            end: self.ended_at().map(moment),
            label: self.label.into(),
            number: None,
            kind: self.metadata.map_or(CALLER, Metadata::name).to_owned(),
            parent,
            spawned,
            polls: self.entered.into_iter().map(moment).collect(),
            outcome: self.ended.map_or(Outcome::Open, |(_, outcome)| outcome),
            takes: self.takes_ms.map(|ms| Duration::from_millis(ms.into())),
            place,
        }
    }
}

/// Where a span or an event is declared.
pub(crate) fn declared(metadata: &'static Metadata<'static>) -> Option<Location> {
    Some(Location { file: metadata.file()?.into(), line: metadata.line()? })
}

pub(crate) fn moment((nanos, step): Stamp) -> Moment {
    Moment { at: Duration::from_nanos(nanos), step }
}
