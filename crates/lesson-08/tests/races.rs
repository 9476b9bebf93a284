//! What the chapter says of those who lose a race: one stays in it, and a message goes with its `send`.

use std::time::Duration;

use gather::{ReturnWhen, wait};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

const SECOND: Duration = Duration::from_secs(1);

async fn shop(name: &'static str, seconds: u32) -> &'static str {
    sleep(seconds * SECOND).await;
    name
}

/// Two shops, the second asked a second later. The first may still be the quicker one.
#[tokio::test(start_paused = true)]
async fn a_second_one_starts_if_the_first_is_slow_and_whoever_is_quicker_wins() {
    for (first, winner) in [(5, ("second", 3)), (2, ("first", 2))] {
        let start = Instant::now();
        let mut shops = JoinSet::from_iter([shop("first", first)]);
        let wait_for_one = wait(&mut shops).return_when(ReturnWhen::FirstCompleted);
        assert!(wait_for_one.deadline(start + SECOND).await.is_empty());
        shops.spawn(shop("second", 2));
        let done = wait(&mut shops).return_when(ReturnWhen::FirstCompleted).await;
        let name = *done[0].as_ref().expect("no panic");
        assert_eq!((name, start.elapsed()), (winner.0, winner.1 * SECOND));
    }
}

/// The channel has room for one, and nobody receives: the second `send` waits, and loses.
#[tokio::test(start_paused = true)]
async fn a_send_that_loses_a_select_takes_its_message_along() {
    let (belt, mut shoes) = mpsc::channel(1);
    belt.send("left boot").await.expect("the other end is there");
    tokio::select! {
        _ = belt.send("right boot") => unreachable!("there is no room"),
        () = sleep(SECOND) => {}
    }
    drop(belt);
    assert_eq!(shoes.recv().await, Some("left boot"));
    assert_eq!(shoes.recv().await, None);
}
