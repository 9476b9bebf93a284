//! What does not belong to a recording: earlier tasks, code beside its caller, other recordings.

use std::time::Duration;

use timeline::{Outcome, Recorder, Recording, record};
use tokio::join;
use tokio::task::LocalSet;
use tokio::time::{Instant, sleep, timeout};
use tracing::{Instrument, info, info_span, instrument};

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[instrument(ret, skip_all, fields(lane = name))]
async fn nap(name: &str, millis: u64) -> u64 {
    sleep(ms(millis)).await;
    info!("{name} slept");
    millis
}

fn labels(recording: &Recording) -> Vec<&str> {
    recording.lanes.iter().map(|lane| lane.label.as_str()).collect()
}

fn lines(recording: &Recording) -> Vec<(Option<usize>, &str)> {
    recording.lines.iter().map(|line| (line.lane, line.text.as_str())).collect()
}

#[instrument(ret)]
async fn beat() -> u64 {
    tokio::spawn(nap("of a task of before", 2)).await.unwrap()
}

async fn heartbeat_in_tasks() {
    loop {
        sleep(ms(3)).await;
        beat().await;
    }
}

async fn heartbeat() {
    loop {
        nap("heartbeat", 7).await;
    }
}

#[tokio::test(start_paused = true)]
async fn tasks_of_before_are_of_no_recording() {
    let runs: [fn() -> tokio::task::JoinHandle<()>; 4] = [
        || tokio::spawn(heartbeat()),
        || tokio::spawn(heartbeat_in_tasks()),
        || tokio::spawn(heartbeat().instrument(info_span!("of before"))),
        || tokio::task::spawn_local(heartbeat()),
    ];
    let local = LocalSet::new();
    local
        .run_until(async {
            for run in runs {
                let before = run();
                // The first sees how it starts, or its next beat.
                for _ in 0..2 {
                    let recording = record(nap("only", 20)).await;
                    assert_eq!(labels(&recording), ["caller", "only"]);
                    assert_eq!(lines(&recording), [(Some(1), "only slept")]);
                }
                before.abort();
            }
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_task_that_a_recording_left_is_not_of_the_next() {
    let first = record(async {
        tokio::spawn(heartbeat());
        nap("first", 10).await
    });
    assert_eq!(labels(&first.await), ["caller", "first", "heartbeat #1", "heartbeat #2"]);
    let second = record(nap("second", 20)).await;
    assert_eq!(labels(&second), ["caller", "second"]);
    let polls: Vec<_> = second.lanes[1].polls.iter().map(|poll| poll.at).collect();
    assert_eq!(polls, [ms(0), ms(20)]);
}

/// tokio does not promise it: if it changes, tasks of before have to be known in another way.
#[tokio::test]
async fn task_ids_are_given_out_in_the_order_of_the_spawns() {
    let ids: Vec<_> = (0..100).map(|_| tokio::spawn(async {}).id()).collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
}

#[tokio::test(start_paused = true)]
async fn what_runs_beside_the_caller_is_not_of_it() {
    let (recording, ..) = join!(record(nap("inside", 10)), nap("beside", 5), async {
        sleep(ms(7)).await;
        info!("beside");
    });
    assert_eq!(labels(&recording), ["caller", "inside"]);
    assert_eq!(lines(&recording), [(Some(1), "inside slept")]);
}

#[tokio::test(start_paused = true)]
async fn two_recordings_at_once_see_each_their_own() {
    for (left, right) in [(10, 30), (30, 10)] {
        let run = |name: &'static str, millis| {
            record(async move {
                let task = tokio::spawn(async move { nap(name, millis).await });
                let carried = tokio::spawn(nap("carried", millis + 1).in_current_span());
                nap(name, millis).await;
                let plain = tokio::spawn(async { nap("late", 3).await });
                join!(nap("last", 4), task, carried, plain).0
            })
        };
        let (one, two) = join!(run("one", left), run("two", right));
        for (recording, name) in [(&one, "one"), (&two, "two")] {
            let mut labels = labels(recording);
            labels.sort();
            let numbered = [format!("{name} #1"), format!("{name} #2")];
            assert_eq!(labels, ["caller", "carried", "last", "late", &numbered[0], &numbered[1]]);
            assert!(recording.lanes.iter().all(|lane| lane.outcome.word() == "finished"));
            assert_eq!(recording.lines.len(), 5);
        }
    }
}

#[instrument(ret)]
async fn with_one_inside() -> u64 {
    let inner = record(async {
        drop(tokio::spawn(heartbeat()));
        let task = tokio::spawn(nap("inner task", 6).in_current_span());
        nap("inner", 5).await + task.await.unwrap()
    });
    let (inner, _) = join!(inner, nap("meanwhile", 30));
    assert_eq!(labels(&inner)[..3], ["caller", "inner", "heartbeat"]);
    assert_eq!(labels(&inner).len(), 4);
    assert!(inner.lanes.iter().all(|lane| lane.parent.is_none_or(|parent| parent == 0)));
    nap("after", 10).await
}

#[tokio::test(start_paused = true)]
async fn a_recording_in_another_neither_adds_to_it_nor_hides_of_it() {
    let outer = record(async {
        let task = tokio::spawn(async {
            sleep(ms(2)).await;
            nap("task", 2).await
        });
        join!(with_one_inside(), nap("beside", 3)).0 + task.await.unwrap()
    })
    .await;
    let of = |label| {
        let lane = outer.lane(label).expect(label);
        (lane.parent, lane.spawned, lane.end.unwrap().at, lane.polls.len())
    };
    assert_eq!(
        labels(&outer),
        ["caller", "with_one_inside", "meanwhile", "beside", "task", "after"]
    );
    assert_eq!(of("meanwhile"), (Some(1), false, ms(30), of("meanwhile").3));
    assert_eq!(of("beside"), (Some(0), false, ms(3), of("beside").3));
    assert_eq!(of("task"), (Some(0), true, ms(4), 2));
    assert_eq!(of("after"), (Some(1), false, ms(40), 2));
    assert_eq!(outer.lines.len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_future_of_one_recording_may_go_on_in_the_next() {
    let mut work = Box::pin(async {
        nap("work", 5).await;
        nap("more", 5).await
    });
    let first = record(async { timeout(ms(3), &mut work).await.is_err() }).await;
    assert_eq!(labels(&first), ["caller", "work"]);
    assert_eq!(first.lanes[1].outcome, Outcome::Open);
    let second = record(work).await;
    assert_eq!(labels(&second), ["caller", "more"]);
    assert_eq!(second.lanes[1].start.at, ms(2));
}

#[tokio::test(start_paused = true)]
async fn a_second_recording_of_a_recorder_under_way_adds_nothing() {
    let recorder = Recorder::new();
    let (one, two) =
        join!(recorder.clone().record(nap("one", 10)), recorder.clone().record(nap("two", 5)));
    assert_eq!(labels(&one), ["caller", "one"]);
    assert_eq!(labels(&two), ["caller"]);
    assert_eq!((one.elapsed, two.elapsed), (ms(10), ms(5)));
}

/// Whatever ends meanwhile: what the recording spawned is seen to its end.
#[tokio::test(start_paused = true)]
async fn running_on_waits_for_its_own_tasks_whatever_others_do() {
    for others in [0, 1, 3] {
        for ends_at in [5, 500, 5_000, 100_000] {
            let others: Vec<_> = (0..others).map(|_| tokio::spawn(sleep(ms(ends_at)))).collect();
            let began = Instant::now();
            let recorder = Recorder::new().run_on(Duration::from_secs(60));
            let recording = recorder.record(async {
                drop(tokio::spawn(async {
                    sleep(ms(1000)).await;
                    nap("late", 1000).await
                }));
                sleep(ms(10)).await;
            });
            let recording = recording.await;
            let late = recording.lane("late").expect("late");
            assert_eq!((late.outcome.word(), late.end.unwrap().at), ("finished", ms(2000)));
            if others.is_empty() {
                assert!(began.elapsed() < ms(5000), "{:?}", began.elapsed());
            }
            others.into_iter().for_each(|other| other.abort());
            sleep(ms(1)).await;
        }
    }
}
