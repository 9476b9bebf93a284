//! What the chapter says of locks and no scene shows.

use std::sync::{Arc, Mutex};

use lesson_02::slate::{one_slate, tokios_slate};
use stage::{FetchError, Service, Source, fetch, secs};
use tokio::time::sleep;

/// `lock` returns an `Err` when a task has panicked with the guard in its hand.
#[tokio::test(start_paused = true)]
async fn a_panic_under_a_guard_poisons_the_lock() {
    let slate = Arc::new(Mutex::new(0));
    let helper = tokio::spawn({
        let slate = slate.clone();
        async move {
            let _number = slate.lock().unwrap();
            panic!("dropped the slate");
        }
    });
    assert!(helper.await.unwrap_err().is_panic());
    assert!(slate.lock().is_err());
}

/// The next one has it, and hears of no panic.
#[tokio::test(start_paused = true)]
async fn a_panic_under_the_guard_of_tokios_lock_tells_nobody() {
    let slate = Arc::new(tokio::sync::Mutex::new(0));
    let helper = tokio::spawn({
        let slate = slate.clone();
        async move {
            *slate.lock().await = 1;
            let _number = slate.lock().await;
            sleep(secs(1.0)).await;
            panic!("dropped the slate");
        }
    });
    sleep(secs(0.5)).await;
    assert_eq!(*slate.lock().await, 1);
    assert!(helper.await.unwrap_err().is_panic());
}

/// Every helper counts, in whichever order they are back.
#[tokio::test(start_paused = true)]
async fn a_slate_counts_everybody() {
    let [bread, meat, fruit] =
        ["bread", "meat", "fruit"].map(|name| Source::new(name, secs(name.len() as f64)));
    assert_eq!(one_slate(bread, meat, fruit).await.unwrap(), 3);
}

/// One failure is told when everybody is back: no task is left behind, with either lock.
#[tokio::test(start_paused = true)]
async fn a_slate_waits_for_everybody() {
    let tasks = tokio::runtime::Handle::current().metrics();
    let errands = || -> [Source; 3] {
        let bread = Service::new("bread", secs(1.0)).failing();
        [bread.into(), Source::new("meat", secs(4.0)), Source::new("fruit", secs(3.0))]
    };
    let [bread, meat, fruit] = errands();
    assert_eq!(one_slate(bread, meat, fruit).await.unwrap_err().to_string(), "bread failed");
    assert_eq!(tasks.num_alive_tasks(), 0);
    let [bread, meat, fruit] = errands();
    assert_eq!(tokios_slate(bread, meat, fruit).await.unwrap_err().to_string(), "bread failed");
    assert_eq!(tasks.num_alive_tasks(), 0);
}

/// tokio's lock goes to whoever asked first.
#[tokio::test(start_paused = true)]
async fn tokios_lock_is_given_in_the_order_of_asking() {
    let slate = Arc::new(tokio::sync::Mutex::new(Vec::new()));
    let guard = slate.lock().await;
    let mut helpers = Vec::new();
    for number in [3, 1, 4, 2] {
        let slate = slate.clone();
        helpers.push(tokio::spawn(async move { slate.lock().await.push(number) }));
        sleep(secs(1.0)).await;
    }
    drop(guard);
    for helper in helpers {
        helper.await.unwrap();
    }
    assert_eq!(*slate.lock().await, [3, 1, 4, 2]);
}

/// A guard that has ended before an `.await` is no part of what the task holds there.
#[tokio::test(start_paused = true)]
async fn a_guard_may_end_above_an_await() {
    async fn look_up_and_fetch(slate: Arc<Mutex<u32>>, item: Source) -> Result<u32, FetchError> {
        let number = {
            let mut number = slate.lock().expect("no helper panics while it counts");
            *number += 1;
            *number
        };
        fetch(item).await?;
        Ok(number)
    }
    let bread = Source::new("bread", secs(1.0));
    let helper = tokio::spawn(look_up_and_fetch(Arc::new(Mutex::new(0)), bread));
    assert_eq!(helper.await.unwrap().unwrap(), 1);
}

/// What stands behind a lock is copied out; of a `Vec` that is a clone of what is inside.
#[tokio::test(start_paused = true)]
async fn a_vec_is_cloned_out_of_its_lock() {
    let basket = Arc::new(Mutex::new(Vec::new()));
    let share = Arc::clone(&basket);
    let helper = tokio::spawn(async move { share.lock().unwrap().push("bread") });
    helper.await.unwrap();
    let bought: Vec<_> = basket.lock().expect("no helper panics while it adds").clone();
    assert_eq!(bought, ["bread"]);
}
