//! The memory that a function leaves behind: what is fetched in a call is freed when the call is over.

use std::sync::Arc;
use std::time::Duration;

use stage::{Cast, Response, Service};
use verdict::{Refusal, Verdict};

use crate::MEMORY;
use crate::calls::{Calls, together};
use crate::check::{Check, Function};
use crate::holds::Hold;
use crate::judge::{UnderWay, refused};
use crate::slow::FEW_REPEATS;

/// The bytes of a large answer: more than anything else that a play leaves in threads and
/// allocators.
const LARGE: usize = 64 * 1024;

impl Check {
    pub(crate) fn hold_freed(
        &self,
        cast: &Cast,
        large: &Cast,
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        let kept = |_| {
            let before = MEMORY.current_usage();
            drop(self.play(cast, &[], false, under_way));
            MEMORY.current_usage().saturating_sub(before)
        };
        // The first plays fill what threads and the runtime keep for later.
        let mut least = usize::MAX;
        for play in 0..8 {
            let bytes = kept(play);
            least = if play < 3 { least } else { least.min(bytes) };
            if least == 0 {
                break;
            }
        }
        if let bytes @ 1.. = least {
            return Err(refused(
                Hold::Freed,
                format!(
                    "- each call of your function leaves {bytes} bytes of memory behind: a static that \
                     grows, `Box::leak`, `mem::forget` or two `Arc`s that hold each other do that\n"
                ),
            ));
        }
        // Memory that a function keeps from one call until the next one replaces it does not grow.
        // So here two calls get answers that are larger than anything else.
        let kept = |_| {
            (0..FEW_REPEATS).for_each(|_| drop(self.play(cast, &[], false, under_way)));
            let before = MEMORY.current_usage();
            (0..2).for_each(|_| drop(self.play(large, &[], false, under_way)));
            MEMORY.current_usage().saturating_sub(before)
        };
        if (0..FEW_REPEATS).map(kept).all(|bytes| bytes > LARGE / 2) {
            return Err(refused(
                Hold::Freed,
                "- an answer is kept in memory when the call that fetched it is over: in a static, or by \
                 `Box::leak`, `mem::forget` or two `Arc`s that hold each other\n"
                    .to_owned(),
            ));
        }
        Ok(())
    }
}

impl Check {
    /// The same for two calls at a time: what a call leaves behind may depend on whether it is alone.
    pub(crate) fn hold_both_freed(&self, cast: &Cast, under_way: &UnderWay) -> Result<(), Verdict> {
        let one = self.function.clone();
        let function: Function = Arc::new(move |stage| {
            let half = stage.sources.len() / 2;
            together(&one, vec![(half, Duration::ZERO); 2], &Calls::default())(stage)
        });
        let twice = |cast: &Cast| Cast::new([&cast.services[..], &cast.services].concat());
        let both = Self { function, ..self.clone() };
        both.hold_freed(&twice(cast), &twice(&large(cast)), under_way).map_err(|verdict| {
            match verdict {
                Verdict::Refused(Refusal { holds, text }) => Verdict::Refused(Refusal {
                    holds,
                    text: format!("called twice at a time:\n{text}"),
                }),
                verdict => verdict,
            }
        })
    }
}

/// The same cast, but the first answer is large.
pub(crate) fn with_a_large_answer(cast: &Cast) -> Cast {
    let mut services = cast.services.clone();
    if let Some(Service { response: Response::Ok(answer), .. }) = services.first_mut() {
        *answer = "x".repeat(LARGE);
    }
    Cast::new(services)
}

/// The services of the cast twice, all with large answers: there are more of them than in the told cast.
pub(crate) fn large(cast: &Cast) -> Cast {
    let again = |service: &Service| Service::new(&format!("{} again", service.name), service.delay);
    let services = cast.services.iter().cloned().chain(cast.services.iter().map(again));
    Cast::new(services.map(|service| service.answering(&"x".repeat(LARGE))))
}
