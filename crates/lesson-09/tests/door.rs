//! What the café does when something at its door fails.

use lesson_09::door;
use stage::{Service, Source, secs};
use tokio::runtime::Handle;
use tokio::time::Instant;

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// A bell that breaks closes the door like one that rings: guests have their time, and are waited for.
#[tokio::test(start_paused = true)]
async fn a_bell_that_fails_leaves_no_guest_behind() {
    let guest = || vec![Source::new("Ann", secs(3.0))];
    let bell: Source = Service::new("bell", secs(1.5)).failing().into();
    door::by_hand(guest(), &bell).await.unwrap_err();
    assert_eq!(alive(), 0, "Ann has come to her end, in time");
    let slow = vec![Source::new("Ben", secs(9.0))];
    door::by_hand_with_two_tokens(slow, &bell).await.unwrap_err();
    assert_eq!(alive(), 0, "Ben was turned out");
}

/// A guest who fails is an error of the group, and stops the others; `door::by_hand` does not look.
#[tokio::test(start_paused = true)]
async fn a_guest_who_fails_closes_the_cafe_for_all() {
    let guests: [Source; 2] =
        [Service::new("Ann", secs(1.5)).failing().into(), Source::new("Ben", secs(9.0))];
    let start = Instant::now();
    let bell = Source::new("bell", secs(60.0));
    let errors = door::cafe(guests.to_vec(), bell.clone()).await.unwrap_err();
    assert_eq!(errors.first.to_string(), "Ann failed");
    assert_eq!(start.elapsed(), secs(3.5), "Ben had the grace");
    door::by_hand(guests.to_vec(), &bell).await.unwrap();
    assert_eq!(start.elapsed(), secs(63.5));
}
