//! What differs in what a function notes: in the notebook that was lent to it, and when.

use std::time::Duration;

use timeline::units::duration;

use crate::fetches::begun;
use crate::holds::{Differences, Held, Hold};
use crate::results::has_answered;
use crate::run::End;

/// Checks that the notebook always shows its earlier notes and, below them, the answers that had
/// come by then.
pub(crate) fn notes(held: &Held, found: &mut Differences) {
    if !held.expected.notes {
        return;
    }
    let mut add = |hold, text: String| found.add(hold, text);
    let seen = &held.run.seen;
    if seen.is_locked {
        add(
            Hold::Lent,
            "the notebook that was lent to you is still borrowed when your function has returned: nobody \
             else can read it any more"
                .to_owned(),
        );
        return;
    }
    // If the function's own borrow caused a panic, that panic has been reported.
    if let (Some(at), End::Returned(_)) = (seen.kept_at, &held.run.end) {
        add(
            Hold::Noted,
            format!(
                "at {} your function waits and keeps the notebook borrowed: meanwhile nobody else can read \
                 what came, nor write. Borrow it anew for each note",
                duration(at)
            ),
        );
        return;
    }
    // The first note belongs to the fetch that ended first, the second to the second, and so on.
    let mut ends: Vec<_> = begun(held.run)
        .filter(|(call, _)| has_answered(call))
        .filter_map(|(call, _)| call.ended.map(|ended| (ended, call.source)))
        .filter_map(|(ended, source)| Some((ended, held.cast.services[source].answer()?)))
        .collect();
    ends.sort_by_key(|(ended, _)| ended.order);
    let earlier = held.earlier;
    let mut known = 0;
    for look in &seen.notes {
        let Some(noted) = look.notes.strip_prefix(earlier) else {
            add(
                Hold::Lent,
                format!(
                    "the notebook that was lent to you held {earlier:?}, and at {} it held {:?}: what stood \
                     in it is not yours to take away or to move",
                    duration(look.at),
                    look.notes
                ),
            );
            return;
        };
        let due: Vec<&str> = ends
            .iter()
            .take_while(|(ended, _)| ended.order <= look.after)
            .map(|(_, answer)| *answer)
            .collect();
        if noted.len() > known && noted == due && look.is_late {
            add(Hold::Noted, late(&noted[known], look.at, Duration::ZERO));
            return;
        }
        if noted != due {
            // A note that a later look shows came too late; a note that no look shows was never
            // written.
            let is_missing = due.starts_with(&noted.iter().map(String::as_str).collect::<Vec<_>>());
            let missing = due.get(noted.len()).copied().unwrap_or_default();
            let later = seen.notes.iter().filter(|later| later.after >= look.after);
            let later = later
                .filter(|later| later.notes.len() > look.notes.len())
                .find(|later| later.notes[earlier.len()..].iter().any(|note| note == missing));
            match later.filter(|_| is_missing) {
                Some(later) => add(Hold::Noted, late(missing, later.at, later.at - look.at)),
                None => add(
                    Hold::Noted,
                    format!(
                        "at {} your function had noted {noted:?}; {due:?} is expected then",
                        duration(look.at)
                    ),
                ),
            }
            return;
        }
        known = noted.len();
    }
}

fn late(note: &str, at: Duration, by: Duration) -> String {
    let by = if by.is_zero() { "a turn".to_owned() } else { duration(by) };
    format!(
        "{note:?} was noted at {}, {by} too late: the moment an answer is there, the code behind its own \
         `.await` runs, and nobody else's has run yet",
        duration(at)
    )
}
