//! Two calls at a time have nothing in common.

use std::sync::Mutex;

use checker::{Cast, FetchError, Hold, Stage, Wanted, fetch, secs};

use crate::{breaks, check, three};

#[test]
fn two_calls_at_a_time_have_nothing_in_common() {
    static BASKET: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let run = |stage: Stage| async move {
        BASKET.lock().unwrap().clear();
        let all = stage.sources.iter().map(|source| async move {
            let answer = fetch(source).await?;
            BASKET.lock().unwrap().push(answer);
            Ok::<_, FetchError>(())
        });
        futures::future::try_join_all(all).await?;
        Ok(BASKET.lock().unwrap().clone())
    };
    let wanted =
        |cast: &Cast| Wanted::overlapping(cast).returning(["b", "c", "a"]).ends_at(secs(3.0));
    breaks(check(run, wanted).told(three()), Hold::Apart);
}
