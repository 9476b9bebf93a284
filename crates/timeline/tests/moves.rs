//! Futures that move to another task or thread, and spans that something else enters: a lane's polls,
//! end and instants are those of its own future.

use std::future::{Future, pending};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use timeline::{Lane, Recorder, Recording, record};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use tracing::{Instrument, Span, info_span, instrument};

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[instrument(ret, skip_all, fields(lane = name))]
async fn nap(name: &str, millis: u64) -> u64 {
    sleep(ms(millis)).await;
    millis
}

type Told<'a, Polls> = (&'a str, Polls, Option<f64>, &'static str, bool);

/// Its name, polls and end in milliseconds, the word of its outcome, and whether it was spawned.
fn told(lane: &Lane) -> Told<'_, Vec<f64>> {
    let millis = |at: Duration| at.as_micros() as f64 / 1e3;
    let polls = lane.polls.iter().map(|poll| millis(poll.at)).collect();
    let end = lane.end.map(|end| millis(end.at));
    (&lane.label, polls, end, lane.outcome.word(), lane.spawned)
}

#[track_caller]
fn assert_told(recording: &Recording, lanes: &[Told<'_, &[f64]>]) {
    let all: Vec<_> = recording.lanes[1..].iter().map(told).collect();
    let wanted: Vec<_> =
        lanes.iter().map(|lane| (lane.0, lane.1.to_vec(), lane.2, lane.3, lane.4)).collect();
    assert_eq!(all, wanted);
    assert_eq!(Recording::from_json(&recording.to_json()).unwrap(), *recording);
    recording.to_text();
}

type Running = Pin<Box<dyn Future<Output = u64> + Send>>;

/// A future that has been polled here.
async fn begun(future: impl Future<Output = u64> + Send + 'static) -> Running {
    let mut future: Running = Box::pin(future);
    let poll = std::future::poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
    assert!(poll.is_pending());
    future
}

fn on_a_thread(run: impl FnOnce() + Send + 'static) {
    std::thread::spawn(run).join().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_drop_on_a_plain_thread_has_the_recordings_time() {
    let recording = record(async {
        let mut work = Box::pin(nap("work", 9_000));
        sleep(ms(1000)).await;
        let _ = timeout(ms(1), &mut work).await;
        on_a_thread(move || drop(work));
    })
    .await;
    let polls = [1000.0, 1001.0];
    assert_told(&recording, &[("work", &polls, Some(1001.0), "cancelled", false)]);
}

#[tokio::test(start_paused = true)]
async fn a_drop_as_a_thread_ends_is_seen() {
    struct Kept(Option<Running>);
    thread_local!(static KEPT: std::cell::RefCell<Kept> = const { std::cell::RefCell::new(Kept(None)) });
    let recording = record(async {
        sleep(ms(5)).await;
        let work = begun(nap("work", 9)).await;
        // Its destructor runs where tokio's own thread-locals may be gone.
        on_a_thread(move || KEPT.with_borrow_mut(|kept| kept.0 = Some(work)));
        sleep(ms(1)).await;
    })
    .await;
    assert_told(&recording, &[("work", &[5.0], Some(5.0), "cancelled", false)]);
}

#[tokio::test(start_paused = true)]
async fn a_drop_on_a_thread_of_another_runtime_has_the_recordings_time() {
    let recording = record(async {
        let work = begun(nap("work", 9)).await;
        sleep(ms(3)).await;
        on_a_thread(move || {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            let runtime = runtime.enable_time().start_paused(true).build().unwrap();
            runtime.block_on(async {
                sleep(ms(500)).await;
                drop(work);
            });
        });
    })
    .await;
    assert_told(&recording, &[("work", &[0.0], Some(3.0), "cancelled", false)]);
}

#[instrument(ret)]
async fn helped(waits: bool) -> u64 {
    sleep(ms(10_000)).await;
    let span = Span::current();
    let thread = std::thread::spawn(move || span.in_scope(|| span.in_scope(|| ())));
    if waits {
        thread.join().unwrap();
    }
    sleep(ms(1000)).await;
    1
}

#[tokio::test(start_paused = true)]
async fn a_thread_that_enters_a_span_polls_nothing() {
    for waits in [true, false] {
        let recording = record(helped(waits)).await;
        let label = format!("helped({waits})");
        let polls = [0.0, 10_000.0, 11_000.0];
        assert_told(&recording, &[(&label, &polls, Some(11_000.0), "finished", false)]);
    }
}

#[tokio::test(start_paused = true)]
async fn polled_here_and_spawned_there() {
    let finished = record(async {
        let work = begun(nap("work", 9)).await;
        sleep(ms(4)).await;
        tokio::spawn(work).await.unwrap()
    });
    let polls = [0.0, 4.0, 9.0];
    assert_told(&finished.await, &[("work", &polls, Some(9.0), "finished", true)]);

    let aborted = record(async {
        let work = begun(nap("work", 9)).await;
        let task = tokio::spawn(work);
        sleep(ms(2)).await;
        task.abort();
        let _ = task.await;
    });
    assert_told(&aborted.await, &[("work", &[0.0, 0.0], Some(2.0), "cancelled", true)]);

    let panicked = record(async {
        let quiet = async {
            sleep(ms(2)).await;
            std::panic::resume_unwind(Box::new("quietly"))
        };
        let work = begun(quiet.instrument(info_span!("work"))).await;
        let _ = tokio::spawn(work).await;
    });
    assert_told(&panicked.await, &[("work", &[0.0, 0.0, 2.0], Some(2.0), "panicked", true)]);

    let left = Recorder::new().run_on(ms(5)).record(async {
        drop(tokio::spawn(begun(nap("work", 9)).await));
    });
    assert_told(&left.await, &[("work", &[0.0, 0.0], None, "still running", true)]);
}

/// Holds a handle of its own span, so that its handles do not tell that it moved.
#[instrument(ret)]
async fn holds_its_span() -> u64 {
    let span = Span::current();
    sleep(ms(9)).await;
    drop(span);
    9
}

#[tokio::test(start_paused = true)]
async fn a_future_that_holds_its_own_span_moves_too() {
    let finished = record(async {
        let work = begun(holds_its_span()).await;
        sleep(ms(4)).await;
        tokio::spawn(work).await.unwrap()
    });
    let polls = [0.0, 4.0, 9.0];
    assert_told(&finished.await, &[("holds_its_span", &polls, Some(9.0), "finished", true)]);

    let dropped = record(async {
        let work = begun(holds_its_span()).await;
        sleep(ms(4)).await;
        on_a_thread(move || drop(work));
    });
    assert_told(&dropped.await, &[("holds_its_span", &[0.0], Some(4.0), "cancelled", false)]);
}

#[instrument(ret)]
async fn parent(children: u64) -> u64 {
    let child = |millis| async move {
        sleep(ms(millis)).await;
        7
    };
    let children = (1..=children).map(|child_of| child(10 * child_of).in_current_span());
    futures::future::join_all(children).await.into_iter().sum()
}

#[tokio::test(start_paused = true)]
async fn a_span_that_is_entered_while_it_is_entered_is_polled_once() {
    for (children, polls) in [(1, vec![0.0, 10.0]), (2, vec![0.0, 10.0, 20.0])] {
        let recording = record(parent(children)).await;
        let end = polls.last().copied();
        let label = format!("parent({children})");
        assert_told(&recording, &[(&label, &polls, end, "finished", false)]);
        assert_eq!(recording.table()[1].polled, polls.len().to_string());
    }
}

/// A task that carries the span of the lane that spawned it, and goes on after it.
#[instrument(ret)]
async fn leaves(millis: u64) -> u64 {
    let carries = async {
        for _ in 0..3 {
            sleep(ms(7)).await;
        }
        pending::<()>().await
    };
    drop(tokio::spawn(carries.in_current_span()));
    sleep(ms(millis)).await;
    millis
}

#[tokio::test(start_paused = true)]
async fn what_carries_a_span_neither_polls_its_lane_nor_keeps_it() {
    let finished = Recorder::new().run_on(ms(100)).record(leaves(10)).await;
    assert_told(&finished, &[("leaves(10)", &[0.0, 10.0], Some(10.0), "finished", false)]);

    let stopped = Recorder::new().run_on(ms(100)).record(async {
        let task = tokio::spawn(leaves(50));
        sleep(ms(10)).await;
        task.abort();
    });
    assert_told(&stopped.await, &[("leaves(50)", &[0.0], Some(10.0), "cancelled", true)]);

    // Its span has another holder, and no other task.
    let mut kept = None;
    let held = record(async {
        let span = info_span!("held");
        kept = Some(span.clone());
        let task = tokio::spawn(pending::<()>().instrument(span));
        sleep(ms(10)).await;
        task.abort();
        let _ = task.await;
    });
    assert_told(&held.await, &[("held", &[0.0], Some(10.0), "cancelled", true)]);
}

#[instrument(ret)]
async fn outer(moved: oneshot::Receiver<()>) -> u64 {
    let first = nap("first", 2).await;
    let _ = moved.await;
    first + nap("second", 3).await
}

#[tokio::test(start_paused = true)]
async fn lanes_inside_one_that_moves_stay_inside_it() {
    let recording = record(async {
        let (tell, moved) = oneshot::channel();
        let mut work: Running = Box::pin(outer(moved));
        assert!(timeout(ms(4), &mut work).await.is_err());
        let task = tokio::spawn(work);
        let _ = tell.send(());
        task.await.unwrap()
    })
    .await;
    let lanes = recording.lanes[1..].iter();
    let lanes: Vec<_> = lanes.map(|lane| (lane.kind.as_str(), lane.parent, lane.spawned)).collect();
    assert_eq!(lanes, [("outer", Some(0), true), ("nap", Some(1), false), ("nap", Some(1), false)]);
    assert_eq!(told(&recording.lanes[3]), ("second", vec![4.0, 7.0], Some(7.0), "finished", false));
}

#[tokio::test(start_paused = true)]
async fn a_parent_that_is_named_by_its_id_is_found_while_it_is_open() {
    let recording = record(async {
        let parent = info_span!("parent");
        let named = |id: Option<tracing::Id>| async move {
            info_span!(parent: id, "child").in_scope(|| ());
        };
        let current = parent.in_scope(|| Span::current().id());
        tokio::spawn(named(current)).await.unwrap();
        tokio::spawn(named(parent.clone().id())).await.unwrap();
        tokio::spawn(named(parent.id())).await.unwrap();
    })
    .await;
    let parents: Vec<_> = recording.lanes[2..].iter().map(|lane| lane.parent).collect();
    assert_eq!(parents, [Some(1); 3]);
}

/// On the real clock, and coarse.
#[test]
fn on_many_threads_a_carried_span_is_the_parent_and_a_thread_of_ones_own_is_seen() {
    let recorder = Recorder::new();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).on_thread_start(recorder.on_thread_start());
    let runtime = runtime.enable_time().build().unwrap();
    drop(runtime.spawn(async {
        loop {
            nap("of before", 1).await;
        }
    }));
    let dispatch = recorder.dispatch();
    let recording = runtime.block_on(recorder.record(async move {
        let parent = info_span!("parent");
        let task = tokio::spawn(nap("task", 5).instrument(parent.clone()));
        let work = begun(nap("moved", 9)).await;
        let moved = tokio::spawn(work);
        let thread = std::thread::spawn(move || {
            tracing::dispatcher::with_default(&dispatch, || info_span!("thread").in_scope(|| ()));
        });
        thread.join().unwrap();
        parent.in_scope(|| ());
        task.await.unwrap() + moved.await.unwrap()
    }));
    let lane = |label| recording.lane(label).expect(label);
    assert_eq!(recording.lanes.len(), 5, "{:?}", recording.lanes);
    let parent = recording.lanes.iter().position(|lane| lane.label == "parent");
    assert_eq!((lane("task").parent, lane("task").outcome.word()), (parent, "finished"));
    assert_eq!((lane("moved").spawned, lane("moved").outcome.word()), (true, "finished"));
    assert!(lane("thread").spawned && lane("thread").parent == Some(0));
}
