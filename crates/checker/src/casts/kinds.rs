//! Casts in which all sources give one kind of answers.

use std::ops::RangeInclusive;

use fastrand::Rng;
use stage::{Response, millis};

use super::{Casts, SEED, Skeleton};
use crate::answers::Flavour;

/// How many casts there are of each kind of answers.
const OF_EACH_KIND: usize = 4;

impl Casts {
    /// Casts whose sources all give answers of one kind, of each kind and with each word, which few sources would not
    /// show by chance. All answer soon, but in every other cast the first fails, if sources may. There are some casts
    /// of each kind, because an exercise may shape one so that it shows nothing.
    pub(super) fn of_each_kind(&self, sizes: RangeInclusive<usize>) -> Vec<Skeleton> {
        let mut rng = Rng::with_seed(SEED + 2);
        let answering = Self { fails: false, panics: false, long: false, ..self.clone() };
        // Not one kind after the other: what a function has kept of one play it is to find in none of the next ones.
        let rounds = (0..OF_EACH_KIND).flat_map(|round| {
            Flavour::all_others().enumerate().map(move |(place, kind)| (round + place, kind))
        });
        let sizes: Vec<usize> = sizes.collect();
        let casts = rounds.map(|(number, kind)| {
            let mut skeleton = answering.skeleton(sizes[number % sizes.len()], &mut rng);
            for service in &mut skeleton.services {
                service.delay = millis(service.delay.as_millis() as u64 / 8);
            }
            if let (Some(first), true) = (skeleton.services.first_mut(), self.fails)
                && number % 2 == 1
            {
                first.response = Response::Fails;
            }
            skeleton.flavours.fill(kind);
            Skeleton { alike: false, ..skeleton }
        });
        casts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_sources_answer_in_all_ways_and_with_each_word() {
        let made = Casts::of(2..=2).failing().generate();
        for flavour in Flavour::all_others() {
            let only_it = made.iter().filter(|s| s.flavours.iter().all(|of| *of == flavour));
            assert!(only_it.count() >= OF_EACH_KIND, "{flavour:?}");
        }
    }
}
