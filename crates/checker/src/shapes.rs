//! What the casts of several exercises have in common beyond their sources.

use std::fmt;

use stage::{Service, millis};

/// From so many sources on, up to 120, [`in_lists`] has a list for each: of more, a single list has most.
pub const A_LIST_EACH: usize = 105;

/// Sources of a cast that an exercise hands over in lists, as teams or panels: by twos, in halves, one
/// each, thirds, and all but one in a single list, with an empty one beside it. Where the names are in
/// falling order, all are in one list, or all but one, with empty ones before, behind and between.
///
/// One of 1 or 3 is the only list. Large ones by their size alone, so that a smaller one shows the same.
pub fn in_lists<T>(all: &[T], name: fn(&T) -> &str) -> Vec<&[T]> {
    let count = all.len();
    let falls = all.first().map(name) > all.last().map(name);
    let sizes = match (count, count % 4) {
        (A_LIST_EACH..=120, _) => vec![1; count],
        (31.., 3) => vec![count / 3, count / 3, count - 2 * (count / 3)],
        (31.., _) => vec![1, 0, count - 1],
        (_, 0) if falls => vec![0, count],
        (_, 1) if falls => vec![count, 0],
        (_, 2) if falls => vec![0, 0, count, 0, 0],
        (_, _) if falls => vec![1, 0, 0, count - 1],
        (1 | 3, _) => vec![count],
        (_, 0) => vec![2; count / 2],
        (_, 1) => vec![1, 0, count - 1],
        (_, 2) => vec![1; count],
        _ => vec![count / 2, count - count / 2],
    };
    let mut rest = all;
    let lists = sizes.into_iter().map(|size| {
        let (list, others) = rest.split_at(size);
        rest = others;
        list
    });
    lists.collect()
}

/// Lets no two sources end at one instant: which is first, and who is cut off, is then clear.
pub fn set_apart(services: &mut [Service]) {
    for place in 0..services.len() {
        while services[..place].iter().any(|other| other.delay == services[place].delay) {
            services[place].delay += millis(1);
        }
    }
}

/// What was returned, in a text that is shown as it is.
pub struct AsTold(pub String);

impl fmt::Debug for AsTold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
