//! Lanes that start lanes: brackets, requests for cancellation, and what escapes its group.

use std::time::Duration;

use futures::FutureExt;
use timeline::{Outcome, Recorder, Recording, SvgOptions, record};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tracing::{Instrument, instrument};

#[instrument(ret, err, skip_all, fields(name = name, takes_ms = (seconds * 1000.0) as u64))]
async fn cook(name: &'static str, seconds: f64) -> Result<&'static str, String> {
    sleep(Duration::from_secs_f64(seconds)).await;
    if name == "sauce" { Err("curdled".to_owned()) } else { Ok(name) }
}

/// Its cooks are its own: it waits for all, and the first that fails sends the others home.
#[instrument(ret, err, skip_all, fields(name = name))]
async fn table(name: &'static str, dishes: [(&'static str, f64); 2]) -> Result<usize, String> {
    let mut cooks = JoinSet::new();
    for (dish, seconds) in dishes {
        cooks.spawn(cook(dish, seconds).in_current_span());
    }
    let mut served = 0;
    while let Some(dish) = cooks.join_next().await {
        dish.expect("cooks do not panic")?;
        served += 1;
    }
    Ok(served)
}

/// Two tables in tasks of their own, and a radio that nobody turns off.
#[instrument(ret, skip_all)]
async fn evening() -> String {
    tokio::spawn(cook("radio", 4.0).in_current_span());
    let terrace = [("soup", 1.0), ("bread", 0.5)];
    let garden = [("roast", 3.0), ("sauce", 1.5)];
    let terrace = tokio::spawn(table("terrace", terrace).in_current_span());
    let garden = tokio::spawn(table("garden", garden).in_current_span());
    let served = terrace.await.expect("no table panics");
    format!("{served:?}, {:?}", garden.await.expect("no table panics"))
}

async fn recording() -> Recording {
    Recorder::new().run_on(Duration::from_secs(10)).record(evening()).await
}

#[tokio::test(start_paused = true)]
async fn text() {
    insta::assert_snapshot!(recording().await.to_text());
}

#[tokio::test(start_paused = true)]
async fn svg() {
    let options =
        SvgOptions { id_prefix: "groups", title: "Groups in a group", ..SvgOptions::default() };
    insta::assert_snapshot!(recording().await.to_svg(&options).replace("><", ">\n<"));
}

/// A task that is dropped drops the set that it owns: so it asks for the end of its own tasks.
#[tokio::test(start_paused = true)]
async fn a_cancelled_lane_asks_for_the_cancellation_of_its_own() {
    let recording = Recorder::new()
        .run_on(Duration::from_secs(10))
        .record(async {
            let table = tokio::spawn(table("table", [("soup", 3.0), ("bread", 2.0)]));
            sleep(Duration::from_secs(1)).await;
            table.abort();
            let _ = table.await;
        })
        .await;
    let requests: Vec<String> = recording
        .steps()
        .into_iter()
        .filter(|step| step.text.contains("requests") || step.text.contains("cancelled"))
        .map(|step| step.text)
        .collect();
    assert_eq!(
        requests,
        [
            "caller requests cancellation of table",
            "table cancelled",
            "table requests cancellation of soup, bread",
            "soup cancelled",
            "bread cancelled",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn what_ends_by_itself_was_never_asked_to() {
    let recording = recording().await;
    for lane in &recording.lanes {
        let asked = recording.cancel_request(lane).is_some();
        assert_eq!(asked, lane.label == "roast", "{}", lane.label);
    }
}

#[instrument]
async fn has_a_task_that_panics() {
    tokio::spawn(async { std::panic::resume_unwind(Box::new("quietly")) }.in_current_span());
    std::future::pending::<()>().await;
}

#[tokio::test(start_paused = true)]
async fn a_panic_is_not_that_of_the_lane_whose_span_its_task_carries() {
    let limit = Duration::from_secs(1);
    let recording = record(async { timeout(limit, has_a_task_that_panics()).await }).await;
    assert_eq!(recording.lane("has_a_task_that_panics").unwrap().outcome, Outcome::Cancelled);
}

#[instrument]
async fn leaves_a_task() {
    tokio::spawn(std::future::pending::<()>().in_current_span());
    std::future::pending::<()>().await;
}

#[instrument(ret)]
async fn gives_up_on(limit: Duration) {
    let _ = timeout(limit, leaves_a_task()).await;
}

/// Its span is still open, because the task that it has left holds it.
#[tokio::test(start_paused = true)]
async fn a_lane_is_cancelled_when_the_one_that_it_runs_inside_has_ended() {
    let recording = record(gives_up_on(Duration::from_secs(1))).await;
    let lane = recording.lane("leaves_a_task").unwrap();
    assert_eq!(lane.outcome, Outcome::Cancelled);
    assert_eq!(lane.end.unwrap().at, Duration::from_secs(1));
    // A timeout polls once more before it gives up; the drop is no poll.
    assert_eq!(lane.polls.len(), 2);
}

#[instrument]
async fn inner() {
    let mut tasks = JoinSet::new();
    tasks.spawn(std::future::pending::<()>().instrument(tracing::info_span!("leaf")));
    std::future::pending().await
}

#[instrument]
async fn outer() {
    let mut tasks = JoinSet::new();
    tasks.spawn(inner().in_current_span());
    std::future::pending().await
}

/// Two groups close with one lane: neither step may push the other out.
#[tokio::test(start_paused = true)]
async fn groups_that_close_together_are_all_told() {
    let recording = Recorder::new()
        .run_on(Duration::from_secs(1))
        .record(async {
            let task = tokio::spawn(outer());
            sleep(Duration::from_secs(1)).await;
            task.abort();
        })
        .await;
    insta::assert_snapshot!(recording.to_text());
}

#[instrument(ret)]
async fn leaves_two_tasks() {
    let idle = tokio::spawn(std::future::pending::<()>().instrument(tracing::info_span!("idle")));
    let stop = async move {
        sleep(Duration::from_secs(3)).await;
        tracing::info!("enough");
        idle.abort();
    };
    tokio::spawn(stop.in_current_span());
    sleep(Duration::from_secs(1)).await;
}

/// What a task prints that carries its span is printed by it, even after its end.
#[tokio::test(start_paused = true)]
async fn a_lane_that_has_ended_asks_for_nothing() {
    let recorder = Recorder::new().run_on(Duration::from_secs(10));
    let recording = recorder.record(leaves_two_tasks()).await;
    let idle = recording.lane("idle").unwrap();
    assert_eq!(idle.outcome, Outcome::Cancelled);
    assert_eq!(recording.cancel_request(idle), None);
    assert!(recording.to_text().contains("idle cancelled"));
}

/// A task that awaits the first of two lanes ends the other one itself, though its spawner is awake
/// at that instant. To one that is aborted or hears a message the spawner says it.
#[tokio::test(start_paused = true)]
async fn nobody_asks_for_the_end_of_what_a_task_drops_for_another_lane() {
    let second = Duration::from_secs(1);
    let (ends, listens) = tokio::sync::watch::channel(());
    let task = |how: &'static str| {
        let mut listens = listens.clone();
        async move {
            match how {
                "takes the first" => tokio::select! {
                    biased;
                    _ = cook("bread", 1.0) => {}
                    _ = cook("soup", 3.0) => {}
                },
                "takes the first, and goes on" => {
                    tokio::select! {
                        biased;
                        _ = cook("soup", 3.0) => {}
                        _ = cook("bread", 1.0) => {}
                    }
                    drop(cook("roast", 1.0).await);
                }
                "hears it" => tokio::select! {
                    biased;
                    _ = cook("soup", 3.0) => {}
                    _ = listens.changed() => {}
                },
                _ => drop(cook("soup", 3.0).await),
            }
        }
    };
    for (how, asks) in [
        ("takes the first", false),
        ("takes the first, and goes on", false),
        ("hears it", true),
        ("is aborted", true),
    ] {
        let recording = record(async {
            // Its timer is older than those of the task.
            let mut alarm = std::pin::pin!(sleep(second));
            assert_eq!(alarm.as_mut().now_or_never(), None);
            let spawned = tokio::spawn(task(how));
            alarm.await;
            match how {
                "hears it" => ends.send(()).unwrap(),
                "is aborted" => spawned.abort(),
                _ => {}
            }
            let _ = spawned.await;
        });
        let recording = recording.await;
        let soup = recording.lane("soup").unwrap();
        assert_eq!((&soup.outcome, soup.end.unwrap().at), (&Outcome::Cancelled, second), "{how}");
        let mut polls = recording.caller().polls.iter();
        assert!(polls.any(|poll| poll.at == second && Some(*poll) < soup.end), "{how}");
        assert_eq!(recording.cancel_request(soup).is_some(), asks, "{how}");
    }
}
