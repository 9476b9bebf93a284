//! Finds a smaller cast with which a function fails too, so that a learner sees nothing that does
//! not matter.

use std::time::Instant;

use stage::Response;
use verdict::limits;

use crate::answers::Flavour;
use crate::casts::{Casts, Skeleton, in_seconds};

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

/// Casts with one source less, then with plainer answers, then with plainer delays.
fn candidates<'a>(casts: &'a Casts, skeleton: &'a Skeleton) -> impl Iterator<Item = Skeleton> + 'a {
    let all = 0..skeleton.services.len();
    let may_shrink = all.len() > casts.least();
    let fewer = all.clone().filter(move |_| may_shrink).map(|place| {
        let mut fewer = skeleton.clone();
        fewer.services.remove(place);
        fewer.flavours.remove(place);
        fewer
    });
    let plainer = all.clone().filter(|&place| skeleton.services[place].answer().is_none());
    let plainer = plainer.map(|place| {
        let mut plainer = skeleton.clone();
        let service = &mut plainer.services[place];
        service.response = Response::Ok(service.name.clone());
        plainer
    });
    let flavoured = all.clone().filter(|&place| skeleton.flavours[place] != Flavour::Plain);
    let unflavoured = flavoured.map(|place| {
        let mut plainer = skeleton.clone();
        plainer.flavours[place] = Flavour::Plain;
        plainer
    });
    let unlike = skeleton.alike.then(|| Skeleton { alike: false, ..skeleton.clone() });
    fewer.chain(plainer).chain(unflavoured).chain(unlike).chain([in_seconds(skeleton)])
}

#[cfg(test)]
mod tests {
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
}
