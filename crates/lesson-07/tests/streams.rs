//! What the chapter says of streams of futures and no scene shows: places, and panics.

use std::panic::resume_unwind;
use std::pin::pin;
use std::time::Duration;

use futures::StreamExt;
use futures::future::{BoxFuture, pending};
use futures::stream::{self, FuturesUnordered};
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};

const SECOND: Duration = Duration::from_secs(1);

/// The second ends at 1 s. Its place is free when it is handed out, behind the first.
#[tokio::test(start_paused = true)]
async fn in_a_buffered_stream_a_result_that_waits_for_its_turn_keeps_its_place() {
    let start = Instant::now();
    let visit = |seconds: u32| async move {
        let began = start.elapsed();
        sleep(seconds * SECOND).await;
        began
    };
    let mut buffered = pin!(stream::iter([3, 1, 1]).map(visit).buffered(2));
    let mut seen = Vec::new();
    while let Some(began) = buffered.next().await {
        seen.push((began, start.elapsed()));
    }
    let wanted = [(0, 3), (0, 3), (3, 4)].map(|(began, seen)| (began * SECOND, seen * SECOND));
    assert_eq!(seen, wanted);

    let start = Instant::now();
    let visit = |seconds: u32| async move {
        let began = start.elapsed();
        sleep(seconds * SECOND).await;
        began
    };
    let unordered = stream::iter([3, 1, 1]).map(visit).buffer_unordered(2);
    let began: Vec<_> = unordered.collect().await;
    assert_eq!(
        began,
        [0, 1, 0].map(|began| began * SECOND),
        "the third at once, and before the first"
    );
}

/// The panic is due at 2 s, while the body works: nobody polls it before 4 s.
#[tokio::test(start_paused = true)]
async fn a_panic_in_a_stream_is_the_callers_when_it_asks_and_the_others_go_with_it() {
    let (alive, gone) = oneshot::channel::<()>();
    let start = Instant::now();
    let caller = tokio::spawn(async move {
        let visits: [BoxFuture<'static, ()>; 3] = [
            Box::pin(sleep(SECOND)),
            Box::pin(async {
                sleep(2 * SECOND).await;
                resume_unwind(Box::new("a page that is none"));
            }),
            Box::pin(async move {
                let _alive = alive;
                pending().await
            }),
        ];
        let mut visits: FuturesUnordered<_> = visits.into_iter().collect();
        while visits.next().await.is_some() {
            sleep(3 * SECOND).await;
        }
    });
    assert!(caller.await.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), 4 * SECOND);
    gone.await.expect_err("the third was dropped");
}
