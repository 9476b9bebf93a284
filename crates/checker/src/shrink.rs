//! Finds a smaller cast with which a function fails too, so that a learner sees nothing that does
//! not matter.

use std::cmp::Reverse;
use std::iter;
use std::ops::Range;
use std::time::{Duration, Instant};

use stage::{Response, millis};
use verdict::limits;

use crate::answers::Flavour;
use crate::casts::{Casts, Skeleton};

/// The smallest cast that was found with `fails` true. Its sources are some of those of the given
/// cast.
pub(crate) fn smallest(
    casts: &Casts,
    mut smallest: Skeleton,
    fails: impl Fn(&Skeleton) -> bool,
) -> Skeleton {
    let begun = Instant::now();
    loop {
        let smaller = candidates(casts, &smallest)
            .take_while(|_| begun.elapsed() < limits::SEARCH)
            .find(|candidate| *candidate != smallest && fails(candidate));
        match smaller {
            Some(smaller) => smallest = smaller,
            None => return smallest,
        }
    }
}

/// So few sources are looked at one by one.
const FEW: usize = 12;
/// Of more, so many parts of one size are looked at. Where many are needed, any of them will do: that a limit is 64 is
/// still seen from 65.
const PARTS: usize = 16;

/// The places of so many sources in parts: the large parts first, down to single sources.
fn parts(count: usize) -> impl Iterator<Item = Range<usize>> {
    let largest = if count > FEW { count } else { 1 };
    let sizes = iter::successors(Some(largest), |size| Some(size / 2).filter(|half| *half > 0));
    sizes.flat_map(move |size| {
        let every = count.div_ceil(size).div_ceil(PARTS).max(1);
        (0..count).step_by(size * every).map(move |place| place..count.min(place + size))
    })
}

/// Those places that are marked, in parts: of the last few each is looked at, wherever they are.
fn parts_of(marks: impl Iterator<Item = bool>) -> impl Iterator<Item = Vec<usize>> {
    let places: Vec<usize> =
        marks.enumerate().filter_map(|(place, is)| is.then_some(place)).collect();
    parts(places.len()).map(move |part| places[part].to_vec())
}

/// Casts with fewer sources, then with plainer answers, then with plainer delays, of which no two are equal if
/// that is no matter.
fn candidates<'a>(casts: &'a Casts, skeleton: &'a Skeleton) -> impl Iterator<Item = Skeleton> + 'a {
    let count = skeleton.services.len();
    let may_go = count - casts.least();
    let fewer = parts(count).filter(move |part| part.len() <= may_go).map(|part| {
        let mut fewer = skeleton.clone();
        fewer.services.drain(part.clone());
        fewer.flavours.drain(part);
        fewer
    });
    let fail = skeleton.services.iter().map(|service| service.answer().is_none());
    let plainer = parts_of(fail).map(|places| {
        let mut plainer = skeleton.clone();
        for place in places {
            let service = &mut plainer.services[place];
            service.response = Response::Ok(service.name.clone());
        }
        plainer
    });
    let are_odd = skeleton.flavours.iter().map(|flavour| *flavour != Flavour::Plain);
    let unflavoured = parts_of(are_odd).map(|places| {
        let mut plainer = skeleton.clone();
        places.into_iter().for_each(|place| plainer.flavours[place] = Flavour::Plain);
        plainer
    });
    let unlike = skeleton.alike.then(|| Skeleton { alike: false, ..skeleton.clone() });
    let plain_delays = [in_seconds(skeleton)].into_iter().chain(without_ties(skeleton));
    fewer.chain(plainer).chain(unflavoured).chain(unlike).chain(plain_delays)
}

/// The same cast where nothing ends at one instant, or at once: who is cut off at the instant of its own end shows
/// no wait that was cut. Of equal delays, the first grows least, or the last.
fn without_ties(skeleton: &Skeleton) -> Vec<Skeleton> {
    let delay = |place: usize| skeleton.services[place].delay;
    let mut places: Vec<usize> = (0..skeleton.services.len()).collect();
    places.sort_by_key(|&place| delay(place));
    let is_plain = places.iter().all(|&place| delay(place) > Duration::ZERO)
        && places.windows(2).all(|pair| delay(pair[0]) < delay(pair[1]));
    if is_plain {
        return Vec::new();
    }
    let mut backwards = places.clone();
    backwards.sort_by_key(|&place| (delay(place), Reverse(place)));
    let ranked = [places, backwards].map(|places| {
        let mut ranked = skeleton.clone();
        for (rank, place) in (1..).zip(places) {
            ranked.services[place].delay = millis(rank);
        }
        in_seconds(&ranked)
    });
    ranked.into()
}

/// The same cast with the shortest delays in whole seconds that keep their order; with shorter
/// delays if there are many. Equal delays stay equal, and zero stays zero.
fn in_seconds(skeleton: &Skeleton) -> Skeleton {
    let mut delays: Vec<Duration> = skeleton.services.iter().map(|s| s.delay).collect();
    delays.push(Duration::ZERO);
    delays.sort_unstable();
    delays.dedup();
    let unit = if delays.len() < 10 { Duration::from_secs(1) } else { millis(10) };
    let rank = |delay| delays.binary_search(&delay).unwrap_or_else(|place| place) as u32;
    let mut plain = skeleton.clone();
    for service in &mut plain.services {
        service.delay = unit * rank(service.delay);
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_does_not_matter_is_taken_away() {
        let casts = Casts::of(0..=100).failing().panicking();
        let large = casts.generate().pop().expect("there are some");
        let two_fail = |skeleton: &Skeleton| {
            skeleton.services.iter().filter(|s| s.response == Response::Fails).count() >= 2
        };
        let large = Skeleton {
            services: large.services.into_iter().map(stage::Service::failing).collect(),
            ..large
        };
        let small = smallest(&casts, large, two_fail);
        assert_eq!(small.services.len(), 2);
        let mut delays: Vec<u64> = small.services.iter().map(|s| s.delay.as_secs()).collect();
        delays.sort_unstable();
        assert_eq!(delays, [1, 2]);
    }

    /// A learner waits for each try, and sees each source that is left.
    #[test]
    fn many_are_taken_away_in_few_tries() {
        let casts = Casts::of(0..=260).failing();
        let large = casts.generate().into_iter().find(|made| made.services.len() == 260);
        for needed in [0, 1, 13, 65, 101, 200] {
            let tries = Cell::new(0);
            let small = smallest(&casts, large.clone().expect("it is the largest"), |skeleton| {
                tries.set(tries.get() + 1);
                skeleton.services.len() >= needed
            });
            let all_answer = small.services.iter().all(|service| service.answer().is_some());
            let (left, tries) = (small.services.len(), tries.get());
            assert!(all_answer && left == needed, "{left} for {needed}");
            assert!(tries < 250, "{tries} for {needed}");
        }
    }

    /// Of many that are needed, only those fail that must, wherever they are.
    #[test]
    fn among_many_nobody_fails_who_need_not() {
        let casts = Casts::of(0..=260).failing();
        let large = casts.generate().into_iter().find(|made| made.services.len() == 260);
        let large = large.expect("it is the largest");
        let fails = |skeleton: &Skeleton| {
            skeleton.services.iter().filter(|s| s.response == Response::Fails).count()
        };
        for (seed, must_fail) in (0..40).flat_map(|seed| [(seed, 1), (seed, 3)]) {
            let mut rng = fastrand::Rng::with_seed(seed);
            let mut some_fail = large.clone();
            for service in some_fail.services.iter_mut().filter(|_| rng.u64(..10) <= seed % 5) {
                service.response = Response::Fails;
            }
            let small = smallest(&casts, some_fail, |skeleton| {
                skeleton.services.len() >= 65 && fails(skeleton) >= must_fail
            });
            assert_eq!([small.services.len(), fails(&small)], [65, must_fail]);
        }
    }

    #[test]
    fn equal_delays_are_kept_where_they_matter() {
        let casts = Casts::of(3..=3);
        let mut tied = casts.generate().swap_remove(0);
        tied.services.iter_mut().for_each(|service| service.delay = millis(20));
        let delays = |fails: fn(&[u64]) -> bool| {
            let seconds = |of: &Skeleton| -> Vec<u64> {
                of.services.iter().map(|service| service.delay.as_secs()).collect()
            };
            let small = smallest(&casts, tied.clone(), |skeleton| fails(&seconds(skeleton)));
            seconds(&small)
        };
        assert_eq!(delays(|_| true), [1, 2, 3]);
        assert_eq!(delays(|delays| delays[0] >= delays[2]), [3, 2, 1]);
        assert_eq!(delays(|delays| delays[0] == delays[2]), [1, 1, 1]);
    }
}
