//! The promises of `wait` about its three ends, its deadline and its set.

use std::rc::Rc;
use std::time::Duration;

use gather::{ReturnWhen, wait};
use tokio::task::{JoinSet, LocalSet, yield_now};
use tokio::time::{Instant, sleep};

type Outcome = Result<u64, u64>;

async fn job(ms: u64) -> Outcome {
    sleep(Duration::from_millis(ms)).await;
    if ms.is_multiple_of(10) { Ok(ms) } else { Err(ms) }
}

fn jobs() -> JoinSet<Outcome> {
    [40, 10, 25, 30].map(job).into_iter().collect()
}

#[tokio::test(start_paused = true)]
async fn each_end_and_each_deadline_counts_by_itself() {
    let error = || ReturnWhen::FirstError(Result::is_err);
    let odd = || ReturnWhen::FirstError(|joined: &Outcome| matches!(joined, Ok(30)));
    let cases: [(ReturnWhen<Outcome>, Option<u64>, u64, usize); 10] = [
        (ReturnWhen::AllCompleted, None, 40, 4),
        (ReturnWhen::AllCompleted, Some(27), 27, 2),
        (ReturnWhen::default(), Some(100), 40, 4),
        (ReturnWhen::FirstCompleted, None, 10, 1),
        (ReturnWhen::FirstCompleted, Some(5), 5, 0),
        (ReturnWhen::FirstCompleted, Some(27), 10, 1),
        (error(), None, 25, 2),
        (error(), Some(20), 20, 1),
        (error(), Some(27), 25, 2),
        (odd(), None, 30, 3),
    ];
    for (return_when, deadline, ends, done) in cases {
        let (start, mut set) = (Instant::now(), jobs());
        let mut waited = wait(&mut set).return_when(return_when);
        if let Some(ms) = deadline {
            waited = waited.deadline(start + Duration::from_millis(ms));
        }
        let told = format!("{return_when:?} {deadline:?}");
        assert_eq!(waited.await.len(), done, "{told}");
        let at = start + Duration::from_millis(ends);
        assert_eq!((Instant::now(), set.len()), (at, 4 - done), "{told}");
    }
}

/// More than a task may read at once by tokio's budget.
#[tokio::test(start_paused = true)]
async fn what_has_ended_beside_the_first_is_returned_as_well() {
    let ended = async {
        let mut set: JoinSet<_> = (0..300).map(|number| async move { number }).collect();
        sleep(Duration::from_millis(1)).await;
        wait(&mut set).return_when(ReturnWhen::FirstCompleted).await.len()
    };
    assert_eq!(tokio::spawn(ended).await.unwrap(), 300);
}

#[tokio::test]
async fn a_result_is_handed_out_once() {
    let mut set: JoinSet<_> = [async { 1 }].into_iter().collect();
    assert_eq!(wait(&mut set).await.len(), 1);
    assert_eq!(wait(&mut set).await.len(), 0);
}

#[tokio::test]
async fn outputs_need_not_be_send() {
    let local = LocalSet::new();
    local
        .run_until(async {
            let mut set = JoinSet::new();
            for number in 0..3 {
                set.spawn_local(async move {
                    yield_now().await;
                    Rc::new(number)
                });
            }
            assert_eq!(wait(&mut set).await.len(), 3);
        })
        .await;
}
