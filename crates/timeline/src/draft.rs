//! A lane under way: which entries of its span are polls, and which is its drop.
//!
//! The future of a lane enters its span at each poll, and once more when it is dropped. But other
//! code that carries the span (`.in_current_span()`, `span.in_scope(..)`) enters it too, and the
//! future may move to another task or thread. Three facts tell them apart: a future is inside its
//! span once at a time; it always enters by the same handle of the span; and when it is dropped, it
//! enters, leaves and gives back that handle, with nothing in between.
//!
//! A layer is not told about handles. There, a future is known to have moved only when its end is
//! reported from another place.

use std::time::Duration;

use tokio::task;
use tracing::Metadata;

use crate::context::Entry;
use crate::fields::{LaneFields, Named};
use crate::place::Place;
use crate::{Lane, Location, Moment, Outcome};

/// A [`Moment`] in ten bytes less: each task has several.
pub(crate) type Stamp = (u64, u32);

const CALLER: &str = "caller";

/// A lane under way. Its place among the lanes is known only when it starts.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    label: Box<str>,
    /// The span's declaration; the caller has no span.
    metadata: Option<&'static Metadata<'static>>,
    /// The line of code that the span's fields name.
    place_named: Option<Box<Location>>,
    pub parent: u32,
    takes_ms: Option<u32>,
    named: Named,
    /// The handle by which the span was first entered, where handles are known.
    handle: Option<u64>,
    /// Where the span was first entered.
    place: Option<Place>,
    /// When the lane's future entered the span: at each poll and, at last, when it was dropped.
    entered: Vec<Stamp>,
    /// Whether the lane's future is inside the span.
    is_inside: bool,
    /// Whether the last entry was the drop.
    is_gone: bool,
    entered_while_panicking: bool,
    ended: Option<(Stamp, Outcome)>,
    /// Only the few lanes that are entered in several places have this.
    travels: Option<Box<Travels>>,
}

/// A lane that is entered in more than one place.
#[derive(Debug, Default)]
struct Travels {
    /// Each place that the future moved to, with its first entry there.
    moves: Vec<(Place, Stamp)>,
    /// Entries by something that carries the span. Some may later turn out to be the future's own.
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

    /// Takes fields that were recorded after the span was made. A later name replaces an earlier
    /// one, but `name` never replaces `lane`.
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

    /// Notes that a thread enters the span (not for the second time), and by which handle, where
    /// handles are known.
    pub(crate) fn enter(&mut self, place: Place, now: Stamp, handle: Option<u64>) -> Entry {
        // The future is inside on another thread, so this entry is not the future's.
        if self.is_inside {
            return Entry::Carried;
        }
        match self.place() {
            None => {
                (self.place, self.handle) = (Some(place), handle);
                self.entered.reserve_exact(1);
            }
            // Entries by several handles in one task count as entries of one future.
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

    /// Notes that the lane's future leaves the span. If the thread unwinds, and did not do so when
    /// the future entered, the future panicked.
    pub(crate) fn exit(&mut self, now: impl FnOnce() -> Stamp) {
        self.is_inside = false;
        let panicks = std::thread::panicking() && !self.entered_while_panicking;
        if panicks && self.ended.is_none() {
            self.ended = Some((now(), Outcome::Panicked));
        }
    }

    /// Notes the end that the lane itself reports. Its future is at the place of this report.
    pub(crate) fn end(&mut self, place: Place, now: Stamp, outcome: Outcome) {
        self.moved_to(place);
        self.ended = Some((now, outcome));
    }

    /// Notes that a handle is given back. `left` says how the span was entered, if it was left
    /// right before: then the holder of the handle was dropped.
    pub(crate) fn give_back(&mut self, left: Option<Entry>) {
        self.is_gone |= left == Some(Entry::Own);
    }

    /// Notes that the lane's future is gone. A lane that had not ended before was cancelled.
    pub(crate) fn is_dropped(&mut self, now: Stamp) {
        if self.ended.is_none() {
            // The last entry of a dropped future is no poll, but the moment of the drop.
            let drop = self.entered.pop();
            self.ended = Some((drop.unwrap_or(now), Outcome::Cancelled));
        }
    }

    /// Counts the entries at `place` as those of the lane's future.
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

    /// Where the lane's future is, as far as is known.
    fn place(&self) -> Option<Place> {
        let moves = self.travels.as_ref().and_then(|travels| travels.moves.last());
        moves.map(|(place, _)| *place).or(self.place)
    }

    /// The line of code that the lane belongs to.
    fn place_in_code(&self) -> Option<Location> {
        let named = self.place_named.as_deref().cloned();
        named.or_else(|| self.metadata.and_then(declared))
    }

    /// The task in which it began.
    pub(crate) fn task(&self) -> Option<task::Id> {
        match self.place {
            Some(Place::Task(task)) => Some(task),
            _ => None,
        }
    }

    /// Every place where the lane was polled.
    fn places(&self) -> impl Iterator<Item = Place> {
        let drops = usize::from(self.is_gone && self.ended.is_none());
        let last_poll = self.entered.iter().rev().nth(drops).map_or(0, |stamp| stamp.1);
        let moves = self.travels.iter().flat_map(|travels| &travels.moves);
        let moves = moves.filter(move |(_, first)| first.1 <= last_poll).map(|(place, _)| *place);
        self.place.into_iter().chain(moves)
    }

    /// Whether the lane was polled at a place where its parent was not.
    pub(crate) fn is_spawned_by(&self, parent: &Self) -> bool {
        self.places().any(|place| !parent.places().any(|other| other == place))
    }

    /// Whether the lane's future was dropped, even if something still holds its span. Where handles
    /// are not known, a lane that runs inside its parent is gone when its parent is.
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
            task_of: None,
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
