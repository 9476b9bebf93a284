//! Casts that are in no text: there are hundreds, the same in each run except for their answers.

mod kinds;

use std::ops::RangeInclusive;
use std::time::Duration;

use fastrand::Rng;
use stage::{Cast, Payload, Response, Service, millis};

use crate::answers::Flavour;

/// The number of casts that are made for each exercise, and some more where sources may fail.
const COUNT: usize = 210 + ROUND.len();
/// With a fixed seed, the shapes of the casts are the same in each run.
const SEED: u64 = 2026;
/// The largest number of sources in most casts.
pub(crate) const FEW: usize = 6;
/// The largest number of sources in some casts; the last casts have as many as the exercise allows.
const MORE: usize = 20;

/// The sizes of some casts in which all answer, as far as the exercise allows, and no two alike: limits
/// and batches often have such a size, and some mistakes show only there.
const ROUND: [usize; 3] = [31, 64, 100];

/// How many milliseconds may lie between two ends.
const STEPS: [u64; 5] = [1, 3, 20, 250, 1_000];
/// Every delay is shorter than this many milliseconds: a right answer may have a time-out of its
/// own, as is good practice.
const LONGEST: u64 = 9_000;
/// Nearly as long as any source takes. Where an exercise sets such sources apart, they still end in time.
pub const LONG: Duration = Duration::from_millis(LONGEST - 100);
/// In casts that may take long, all delays are multiplied by this.
const TIMES: u32 = 13;

/// How casts are generated: how many sources they have, and how those may end.
///
/// # Example
/// Up to a hundred sources, of which any may fail:
/// ```
/// let casts = checker::Casts::of(0..=100).failing();
/// ```
#[derive(Debug, Clone)]
pub struct Casts {
    sizes: RangeInclusive<usize>,
    fails: bool,
    panics: bool,
    long: bool,
    silent: bool,
    is_shaped: bool,
    shape: fn(&mut [Service], u64),
}

/// A generated cast without its answers, which are made anew in each play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Skeleton {
    pub services: Vec<Service>,
    /// The kind of text that each source answers with.
    pub flavours: Vec<Flavour>,
    /// Whether all sources that answer give the same text.
    pub alike: bool,
    pub seed: u64,
}

impl Casts {
    /// Casts whose number of sources is in `sizes`; all sources answer.
    pub fn of(sizes: RangeInclusive<usize>) -> Self {
        Self {
            sizes,
            fails: false,
            panics: false,
            long: false,
            silent: false,
            is_shaped: false,
            shape: |_, _| {},
        }
    }

    /// Some of the sources fail: none, one, many, all.
    #[must_use]
    pub fn failing(mut self) -> Self {
        self.fails = true;
        self
    }

    /// Some of the sources panic, with a `String`, a `&'static str` or another value.
    #[must_use]
    pub fn panicking(mut self) -> Self {
        self.panics = true;
        self
    }

    /// Some casts take minutes. For exercises whose answers cannot have a time-out of their own.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.long = true;
        self
    }

    /// In a third of the casts, some sources never answer. For exercises that set a time limit.
    #[must_use]
    pub fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// Changes each cast to suit its exercise. `shape` is called in each play, after the answers
    /// have been made; its number is the same in all plays of a cast.
    #[must_use]
    pub fn shaped(mut self, shape: fn(&mut [Service], u64)) -> Self {
        self.shape = shape;
        self.is_shaped = true;
        self
    }

    /// Whether an answer may have a meaning for its exercise.
    pub(crate) fn are_shaped(&self) -> bool {
        self.is_shaped
    }

    pub(crate) fn least(&self) -> usize {
        *self.sizes.start()
    }

    pub(crate) fn most(&self) -> usize {
        *self.sizes.end()
    }

    /// All casts: the small ones first, then those in which all sources give one kind of answers, and the others.
    pub(crate) fn generate(&self) -> Vec<Skeleton> {
        let mut rng = Rng::with_seed(SEED);
        let (least, most) = (*self.sizes.start(), *self.sizes.end());
        let mut skeletons: Vec<Skeleton> = (0..COUNT)
            .map(|number| {
                let size = match number {
                    0..165 => least + number % (most.min(least + FEW) - least + 1),
                    165..201 => rng.usize(least..=most.min(least + MORE)),
                    // The next sizes grow in equal steps up to the largest one.
                    201..210 => least + (most - least) * (number - 200) / 9,
                    _ => ROUND[number - 210].clamp(least, most),
                };
                match number {
                    0..210 => self.skeleton(size, &mut rng),
                    _ => {
                        let casts = Self { fails: false, panics: false, ..self.clone() };
                        Skeleton { alike: false, ..casts.skeleton(size, &mut rng) }
                    }
                }
            })
            .collect();
        if most > MORE {
            // A hundred that answer at one instant: more than a channel or a buffer of some length holds.
            let mut rng = Rng::with_seed(SEED + 1);
            let casts = Self { fails: false, panics: false, ..self.clone() };
            for delay in [Duration::from_secs(1), Duration::ZERO] {
                let mut skeleton = casts.skeleton(ROUND[2].clamp(least, most), &mut rng);
                skeleton.services.iter_mut().for_each(|service| service.delay = delay);
                skeletons.push(Skeleton { alike: false, ..skeleton });
            }
        }
        // Of many that fail, the first is always near the beginning of the list.
        let lasts =
            [(self.fails, Response::Fails), (self.panics, Response::Panics(Payload::Value))];
        for (_, response) in lasts.into_iter().filter(|(may, _)| *may && most > MORE) {
            let skeleton = self.skeleton(most, &mut rng);
            skeletons.push(only_the_last(skeleton, response));
        }
        skeletons.sort_by_key(|skeleton| skeleton.services.len());
        let few = most.min(least + FEW);
        let behind_few = skeletons.partition_point(|skeleton| skeleton.services.len() <= few);
        let of_each_kind = self.of_each_kind(least.max(2).min(most)..=few);
        skeletons.splice(behind_few..behind_few, of_each_kind);
        skeletons
    }

    fn skeleton(&self, size: usize, rng: &mut Rng) -> Skeleton {
        let delays = self.delays(size, rng);
        let named: fn(usize) -> String = if rng.u8(..4) == 0 { much_alike } else { name };
        let mut names: Vec<String> = (0..size).map(named).collect();
        if rng.bool() {
            rng.shuffle(&mut names);
        }
        let (some_fail, some_panic) = (self.fails && rng.bool(), self.panics && rng.bool());
        let odds = [10, 30, 100][rng.usize(..3)];
        let services = names.into_iter().zip(delays).map(|(name, delay)| {
            let service = Service::new(&name, delay);
            if some_fail && rng.u8(..100) < odds {
                service.failing()
            } else if some_panic && rng.u8(..100) < odds {
                let payloads = [Payload::Message, Payload::Literal, Payload::Value];
                service.panicking_with(payloads[rng.usize(..3)])
            } else {
                service
            }
        });
        let services = services.collect();
        let is_flavoured = rng.u8(..3) == 0;
        let flavours = (0..size).map(|_| match is_flavoured && rng.bool() {
            true => Flavour::OTHERS[rng.usize(..Flavour::OTHERS.len())],
            false => Flavour::Plain,
        });
        let mut flavours: Vec<Flavour> = flavours.collect();
        let (alike, seed) = (rng.u8(..8) == 0, rng.u64(..));
        // The lower bits are those by which an exercise shapes its casts.
        let other = seed >> 40;
        match is_flavoured {
            // All are of one kind: all empty, for example.
            true if other.is_multiple_of(3) => {
                let kinds = Flavour::OTHERS.len() as u64;
                flavours.fill(Flavour::OTHERS[(other / 3 % kinds) as usize]);
            }
            // An empty answer among others is what one most likely takes for none.
            false if size > 0 && other.is_multiple_of(4) => {
                flavours[(other / 4 % size as u64) as usize] = Flavour::Empty;
            }
            _ => {}
        }
        for (place, flavour) in flavours.iter_mut().enumerate() {
            *flavour = flavour.numbered(other as usize % 100 + place);
        }
        Skeleton { services, flavours, alike, seed }
    }

    /// Delays that rise, fall or are mixed, in steps of milliseconds or seconds; some are equal,
    /// some are zero.
    fn delays(&self, size: usize, rng: &mut Rng) -> Vec<Duration> {
        let mut ranks: Vec<u64> = (1..=size as u64).collect();
        match rng.u8(..6) {
            0 => {}
            1 => ranks.reverse(),
            _ => rng.shuffle(&mut ranks),
        }
        let steps: Vec<u64> =
            STEPS.into_iter().filter(|step| step * (size as u64 + 3) < LONGEST).collect();
        let step = steps[rng.usize(..steps.len())];
        let first = rng.u64(..=step * 3);
        let mut delays: Vec<Duration> =
            ranks.into_iter().map(|rank| millis(first + rank * step)).collect();
        // Large casts are made for limits and batches, which show best if nothing ends together.
        match rng.u8(..9) {
            _ if size > MORE => {}
            // Two or more sources end together.
            0 if size > 1 => delays[rng.usize(..size)] = delays[rng.usize(..size)],
            1 => delays.fill(millis(step)),
            // Some sources answer at once.
            2 => delays.iter_mut().filter(|_| rng.u8(..3) == 0).for_each(|d| *d = Duration::ZERO),
            4 => delays.fill(Duration::ZERO),
            // All take nearly as long as possible: so do many waits that follow each other, and no time-out around
            // all of them is long enough.
            5 if size % 3 == 2 => delays.fill(LONG),
            // One source takes as long as possible.
            3 if size > 0 => delays[rng.usize(..size)] = millis(LONGEST - 1),
            _ => {}
        }
        if self.long && rng.u8(..3) == 0 {
            delays.iter_mut().for_each(|delay| *delay *= TIMES);
        }
        delays
    }

    /// The cast of one play, with answers that were in no earlier play.
    pub(crate) fn with_answers(&self, skeleton: &Skeleton) -> Cast {
        let mut services = skeleton.services.clone();
        let same = format!("it is {:04x}", fastrand::u16(..));
        for (service, flavour) in services.iter_mut().zip(&skeleton.flavours) {
            if let Response::Ok(answer) = &mut service.response {
                *answer = match skeleton.alike {
                    true => same.clone(),
                    false => flavour.answer(&service.name, fastrand::u16(..)),
                };
            }
        }
        if self.silent && skeleton.seed.is_multiple_of(3) {
            for (place, service) in services.iter_mut().enumerate() {
                if (skeleton.seed >> (place % 48 + 8)).is_multiple_of(4) {
                    service.response = Response::NeverAnswers;
                }
            }
        }
        (self.shape)(&mut services, skeleton.seed);
        Cast { services }
    }
}

/// The same cast, but only its last source does not answer.
fn only_the_last(mut skeleton: Skeleton, response: Response) -> Skeleton {
    for service in &mut skeleton.services {
        service.response = Response::Ok(service.name.clone());
    }
    if let Some(last) = skeleton.services.last_mut() {
        last.response = response;
    }
    skeleton
}

/// Names: a to z, then s27 and so on.
fn name(index: usize) -> String {
    match u8::try_from(index) {
        Ok(index @ 0..26) => char::from(b'a' + index).to_string(),
        _ => format!("s{}", index + 1),
    }
}

/// Names that begin alike, or differ only in their case. They are different names all the same.
fn much_alike(index: usize) -> String {
    const NAMES: [&str; 9] =
        ["soup of the day", "soup", "Soup", "so", "été", "Été", "hot soup", "s", "soup, hot"];
    match NAMES.get(index) {
        Some(name) => (*name).to_owned(),
        None => format!("soup {}", index + 1),
    }
}

#[cfg(test)]
mod tests {
    use std::mem::discriminant;

    use super::*;

    #[test]
    fn there_are_200_or_more_of_all_sizes_and_kinds_the_same_each_time() {
        let casts = Casts::of(0..=100).failing().panicking();
        let made = casts.generate();
        assert!(made.len() >= 200 && made == casts.generate());
        let sizes: Vec<usize> = made.iter().map(|skeleton| skeleton.services.len()).collect();
        let few = sizes.iter().position(|size| *size == FEW).unwrap_or(0);
        assert!(sizes[..few].is_sorted() && sizes[0] == 0 && few > 120, "{sizes:?}");
        assert!(sizes[made.len() - 20..].is_sorted() && sizes[made.len() - 1] == 100);
        // As many sources as the usual sizes of batches and limits.
        for size in [31, 64, 100] {
            assert!(sizes.contains(&size), "{sizes:?}");
        }
        assert!(sizes.iter().filter(|&&size| size > 64).count() >= 4, "{sizes:?}");
        for size in 0..=6 {
            assert!(sizes.iter().filter(|&&of| of == size).count() >= 20, "{size}");
        }
        let outcomes = || made.iter().flat_map(|skeleton| &skeleton.services);
        for payload in [Payload::Message, Payload::Literal, Payload::Value] {
            assert!(outcomes().filter(|s| s.response == Response::Panics(payload)).count() > 20);
        }
        assert!(outcomes().filter(|s| s.response == Response::Fails).count() > 100);
        let delays = |of: fn(&[Duration]) -> bool| {
            let delays =
                made.iter().map(|s| s.services.iter().map(|s| s.delay).collect::<Vec<_>>());
            delays.filter(|delays| delays.len() > 1 && of(delays)).count()
        };
        let distinct = |delays: &[Duration]| {
            let mut delays = delays.to_vec();
            delays.sort_unstable();
            delays.windows(2).all(|pair| pair[0] < pair[1])
        };
        assert!(delays(distinct) > 100 && delays(|d| d[0] == d[1]) > 10);
        assert!(delays(|d| d.contains(&Duration::ZERO)) > 5);
        let longest = outcomes().map(|service| service.delay).max();
        assert_eq!(longest, Some(millis(LONGEST - 1)));
        for flavour in Flavour::OTHERS {
            let is_it = |other: &Flavour| discriminant(other) == discriminant(&flavour);
            assert!(made.iter().filter(|s| s.flavours.iter().any(is_it)).count() > 3);
        }
        for skeleton in &made {
            let mut names: Vec<_> = skeleton.services.iter().map(|s| &s.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), skeleton.services.len(), "names are one's own");
        }
    }

    #[test]
    fn some_never_answer_where_that_is_asked_for() {
        let silent = |casts: Casts| {
            let made = casts.generate();
            let is_silent = |s: &Service| s.response == Response::NeverAnswers;
            let some = |skeleton| casts.with_answers(skeleton).services.iter().any(is_silent);
            made.iter().filter(|skeleton| some(skeleton)).count()
        };
        assert_eq!(silent(Casts::of(0..=100)), 0);
        assert!((20..100).contains(&silent(Casts::of(0..=100).silent())));
    }

    #[test]
    fn answers_are_new_in_each_play_and_alike_in_some() {
        let casts = Casts::of(3..=3);
        let made = casts.generate();
        assert!(made.iter().any(|skeleton| skeleton.alike));
        let plain = made.iter().find(|s| !s.alike && s.flavours[0] == Flavour::Plain).unwrap();
        assert_ne!(casts.with_answers(plain), casts.with_answers(plain));
    }
}
