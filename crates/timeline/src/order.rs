//! Where the order within one instant teaches something: there the ends of lanes are numbered.

use std::collections::HashSet;
use std::time::Duration;

use crate::relations::Relations;
use crate::{Outcome, Recording};

/// The instants whose order teaches something: two lanes end at the instant, not both by cancellation; and they
/// are not inside one another, or one had asked to cancel the other. The caller always ends last, so it needs no
/// number.
pub(crate) fn instants_in_order(recording: &Recording) -> HashSet<Duration> {
    let lanes = &recording.lanes;
    let ended: Vec<(usize, Duration)> =
        (1..lanes.len()).filter_map(|index| Some((index, lanes[index].end?.at))).collect();
    let was_asked = |index: usize| recording.cancel_request(&lanes[index]).is_some();
    let teaches = |one: usize, other: usize| {
        let is_cut = |index: usize| lanes[index].outcome == Outcome::Cancelled;
        let is_told = !Relations::are_related(recording, one, other)
            || is_cut(one) && was_asked(one)
            || is_cut(other) && was_asked(other);
        one != other && is_told && !(is_cut(one) && is_cut(other))
    };
    ended
        .iter()
        .filter(|(one, at)| ended.iter().any(|(other, to)| at == to && teaches(*one, *other)))
        .map(|(_, at)| *at)
        .collect()
}
