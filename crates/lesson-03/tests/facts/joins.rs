//! Order, laziness, empty input, panics and drops, on the paused clock.

use std::cell::RefCell;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures::FutureExt;
use futures::future::join_all;
use lesson_03::{countdown, gather, kitchen, three_guests};
use stage::{Cast, FetchError, Scene, Service, Source, fetch, secs};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

/// Three outputs, the first of which comes last.
fn three() -> [impl Future<Output = u64> + Send + 'static; 3] {
    [3, 1, 2].map(|seconds| async move {
        sleep(Duration::from_secs(seconds)).await;
        seconds
    })
}

#[tokio::test(start_paused = true)]
async fn gather_and_join_all_keep_input_order_and_a_join_set_does_not() {
    assert_eq!(gather(three()).await, [3, 1, 2]);
    assert_eq!(join_all(three()).await, [3, 1, 2]);
    assert_eq!(three().into_iter().collect::<JoinSet<_>>().join_all().await, [1, 2, 3]);
}

#[tokio::test(start_paused = true)]
async fn the_slowest_sets_the_total() {
    let start = Instant::now();
    gather(three()).await;
    assert_eq!(start.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn the_trap_hides_where_dishes_are_ready_in_the_order_of_the_list() {
    let soup = Source::new("soup", secs(1.0));
    let salad = Source::new("salad", secs(2.0));
    let plates = three_guests(&[soup.clone(), salad.clone()]).await.unwrap();
    assert_eq!(plates, ["soup", "salad"], "right, by luck");
    let plates = three_guests(&[salad, soup]).await.unwrap();
    assert_eq!(plates, ["soup", "salad"], "wrong");
}

#[test]
fn an_empty_input_is_ready_at_the_first_poll_and_needs_no_runtime() {
    let nothing = || std::iter::empty::<std::future::Ready<u8>>();
    assert_eq!(gather(nothing()).now_or_never(), Some(vec![]));
    assert_eq!(join_all(nothing()).now_or_never(), Some(vec![]));
}

#[tokio::test(start_paused = true)]
async fn gather_starts_nothing_before_it_is_awaited() {
    let started = Arc::new(AtomicUsize::new(0));
    let flag = Arc::clone(&started);
    let gathered = gather([async move { flag.fetch_add(1, Ordering::Relaxed) }]);

    sleep(Duration::from_secs(1)).await;
    assert_eq!(started.load(Ordering::Relaxed), 0, "the call alone runs nothing");
    gathered.await;
    assert_eq!(started.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn futures_of_one_task_may_borrow_and_share_what_no_thread_may() {
    let dishes = [Source::new("rice", secs(2.0)), Source::new("tea", secs(1.0))];
    assert_eq!(kitchen(&dishes).await.unwrap(), ["rice", "tea"]);
    assert_eq!(dishes.len(), 2, "they were only lent");

    // A RefCell behind a reference is neither Send nor 'static.
    let notebook = RefCell::new(Vec::new());
    let note = async |seconds| {
        sleep(Duration::from_secs(seconds)).await;
        notebook.borrow_mut().push(seconds);
    };
    tokio::join!(note(2), note(1));
    assert_eq!(notebook.into_inner(), [1, 2]);
}

#[test]
fn chores_of_one_task_share_a_counter() {
    let chores = [Service::new("rice", secs(2.0)), Service::new("dishes", secs(1.0))];
    let scene = Scene::new(
        "countdown",
        "Each borrows it for one line.",
        Cast::new(chores),
        |list| async move { Ok::<_, FetchError>(countdown(&list).await) },
    );
    let printed = stage::output(&scene.play(&scene.cast));
    let lines: Vec<&str> = printed.lines().map(str::trim).collect();
    assert_eq!(lines, ["1 s  1 left", "2 s  0 left"]);
}

/// A `?` in a block needs its error named, by what collects the results or in the block's `Ok`.
#[tokio::test(start_paused = true)]
async fn a_question_mark_in_a_block_takes_its_error_from_what_collects() {
    let list = [Source::new("rice", secs(2.0)), Source::new("tea", secs(1.0))];
    let named_by_collect = list.iter().map(|item| async move {
        let done = fetch(item).await?;
        Ok(done)
    });
    let collected: Result<Vec<String>, FetchError> =
        join_all(named_by_collect).await.into_iter().collect();
    assert_eq!(collected.unwrap(), ["rice", "tea"]);

    let named_in_the_block = list.iter().map(|item| async move {
        let done = fetch(item).await?;
        Ok::<_, FetchError>(done)
    });
    assert!(join_all(named_in_the_block).await.iter().all(Result::is_ok));
}

#[tokio::test(start_paused = true)]
#[should_panic(expected = "already borrowed")]
#[expect(clippy::await_holding_refcell_ref, reason = "the chapter says what it leads to")]
async fn a_borrow_that_is_held_across_an_await_makes_the_next_one_panic() {
    let notebook = RefCell::new(Vec::new());
    let cook = async |seconds| {
        let mut page = notebook.borrow_mut();
        sleep(Duration::from_secs(seconds)).await;
        page.push(seconds);
    };
    tokio::join!(cook(2), cook(1));
}

#[tokio::test(start_paused = true)]
async fn an_error_is_an_output_like_any_other_and_stops_nobody() {
    let start = Instant::now();
    let outputs = gather(three().map(|future| async {
        let seconds = future.await;
        if seconds == 1 { Err(seconds) } else { Ok(seconds) }
    }));
    assert_eq!(outputs.await, [Ok(3), Err(1), Ok(2)]);
    assert_eq!(start.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn the_first_panic_reaches_the_caller_after_the_others_have_ended() {
    let start = Instant::now();
    let served = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&served);
    let gathered = gather([
        async {
            sleep(Duration::from_secs(1)).await;
            panic!("the soup boils over");
        }
        .boxed(),
        async {
            sleep(Duration::from_millis(1500)).await;
            panic!("the rice burns");
        }
        .boxed(),
        async move {
            sleep(Duration::from_secs(2)).await;
            flag.store(true, Ordering::Relaxed);
        }
        .boxed(),
    ]);

    // The caller is a task of its own, so that its panic can be caught.
    let panic = tokio::spawn(gathered).await.unwrap_err().into_panic();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"the soup boils over"));
    assert_eq!(start.elapsed(), Duration::from_secs(2));
    assert!(served.load(Ordering::Relaxed));
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_the_same_task_reaches_the_caller_at_once() {
    fn dishes() -> [impl Future<Output = Result<(), ()>> + Send + 'static; 2] {
        [1, 2].map(|seconds| async move {
            sleep(Duration::from_secs(seconds)).await;
            assert!(seconds > 1, "the soup boils over");
            Ok(())
        })
    }

    let ways = [
        async {
            let [soup, bread] = dishes();
            _ = tokio::join!(soup, bread);
        }
        .boxed(),
        async {
            let [soup, bread] = dishes();
            _ = tokio::try_join!(soup, bread);
        }
        .boxed(),
        async { _ = join_all(dishes()).await }.boxed(),
    ];
    for way in ways {
        let start = Instant::now();
        assert!(tokio::spawn(way).await.unwrap_err().is_panic());
        assert_eq!(start.elapsed(), Duration::from_secs(1));
    }
}

#[tokio::test(start_paused = true)]
async fn a_gather_that_is_dropped_takes_its_tasks_with_it() {
    let served = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&served);
    let gathered = gather([async move {
        sleep(Duration::from_secs(2)).await;
        flag.store(true, Ordering::Relaxed);
    }]);

    timeout(Duration::from_secs(1), gathered).await.unwrap_err();
    sleep(Duration::from_secs(9)).await;
    assert!(!served.load(Ordering::Relaxed), "dropping a JoinSet aborts its tasks");
}

#[tokio::test]
async fn one_output_type_for_a_vec_and_any_for_join() {
    let (name, count) = tokio::join!(ready("rice"), ready(2));
    assert_eq!((name, count), ("rice", 2));
}
