//! How long a result is ready and not taken, in programs that note when they take each result.

use std::time::Duration;

use proptest::prelude::*;
use timeline::{Outcome, Recording, SvgOptions, record};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, sleep};
use tracing::{info, instrument};

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

#[instrument(ret, skip_all, fields(name = format!("job {place}")))]
async fn job(place: usize, takes: u64) -> usize {
    sleep(ms(takes)).await;
    place
}

fn spawn_all(takes: &[u64]) -> Vec<JoinHandle<usize>> {
    takes.iter().enumerate().map(|(place, takes)| tokio::spawn(job(place, *takes))).collect()
}

/// A run, and when it took each result.
type Noted = (Recording, Vec<Duration>);

/// How the caller takes what its tasks leave.
#[derive(Debug, Clone, Copy)]
enum Takes {
    InOrder,
    AllAtOnce,
    /// After it has been busy with something else for so long.
    InOrderAfter(u64),
    /// Whichever is ready, and is busy for so long with each.
    FromASet(u64),
    /// The same, with work that has a lane; each task goes on for so long after its lane.
    Working {
        order: Order,
        work: u64,
        rest: u64,
    },
}

#[derive(Debug, Clone, Copy)]
enum Order {
    OfSpawns,
    OfEnds,
}

#[instrument(skip_all)]
async fn work(takes: u64) {
    sleep(ms(takes)).await;
}

/// Takes each result and works on it before it asks for the next.
async fn take_and_work(takes: &[u64], order: Order, busy: u64, rest: u64) -> Vec<(usize, Instant)> {
    let jobs = takes.iter().copied().enumerate().map(|(place, takes)| async move {
        let place = job(place, takes).await;
        sleep(ms(rest)).await;
        place
    });
    let mut taken = Vec::new();
    match order {
        Order::OfSpawns => {
            let handles: Vec<_> = jobs.map(tokio::spawn).collect();
            for handle in handles {
                taken.push((handle.await.unwrap(), Instant::now()));
                work(busy).await;
            }
        }
        Order::OfEnds => {
            let mut set: JoinSet<_> = jobs.collect();
            while let Some(place) = set.join_next().await {
                taken.push((place.unwrap(), Instant::now()));
                work(busy).await;
            }
        }
    }
    taken
}

fn run(takes: &[u64], how: Takes) -> Noted {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let mut taken = vec![Duration::ZERO; takes.len()];
        let began = Instant::now();
        let recording = record(async {
            if let Takes::Working { order, work, rest } = how {
                for (place, at) in take_and_work(takes, order, work, rest).await {
                    taken[place] = at - began;
                }
                return;
            }
            if let Takes::FromASet(busy) = how {
                let mut set = JoinSet::new();
                for (place, takes) in takes.iter().enumerate() {
                    set.spawn(job(place, *takes));
                }
                while let Some(place) = set.join_next().await {
                    let place = place.unwrap();
                    taken[place] = began.elapsed();
                    sleep(ms(busy)).await;
                }
                return;
            }
            let handles = spawn_all(takes);
            if let Takes::InOrderAfter(busy) = how {
                sleep(ms(busy)).await;
            }
            if let Takes::AllAtOnce = how {
                let note =
                    |handle: JoinHandle<usize>| async { (handle.await.unwrap(), began.elapsed()) };
                for (place, at) in futures::future::join_all(handles.into_iter().map(note)).await {
                    taken[place] = at;
                }
                return;
            }
            for handle in handles {
                let place = handle.await.unwrap();
                taken[place] = began.elapsed();
            }
        })
        .await;
        (recording, taken)
    })
}

fn hows() -> impl Strategy<Value = Takes> {
    prop_oneof![
        Just(Takes::InOrder),
        Just(Takes::AllAtOnce),
        (1_u64..3000).prop_map(Takes::InOrderAfter),
        (0_u64..3000).prop_map(Takes::FromASet),
        working(),
    ]
}

fn working() -> impl Strategy<Value = Takes> {
    let order = prop_oneof![Just(Order::OfSpawns), Just(Order::OfEnds)];
    let hundreds =
        |(order, work, rest)| Takes::Working { order, work: 100 * work, rest: 100 * rest };
    (order, 1_u64..30, 0_u64..20).prop_map(hundreds)
}

/// Delays differ, as in all that is shown, by more than work and rests, which are whole hundreds:
/// of ties nobody can say which was awaited.
fn delays() -> impl Strategy<Value = Vec<u64>> {
    let all: Vec<u64> = (1..60).collect();
    let shuffled = prop::sample::subsequence(all, 1..6).prop_shuffle();
    shuffled
        .prop_map(|all| (0..).zip(all).map(|(place, delay)| 100 * delay + (1 << place)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// In a loop over handles in their order, or with work that has lanes, it is the very instant;
    /// elsewhere never later than that.
    #[test]
    fn a_result_is_ready_until_it_is_taken(takes in delays(), how in hows()) {
        let (recording, taken) = run(&takes, how);
        let jobs = recording.lanes[1..].iter().filter(|lane| lane.kind == "job");
        for (lane, taken) in jobs.zip(taken) {
            let end = lane.end.unwrap().at;
            let until = recording.untaken_until(lane);
            match how {
                Takes::InOrder | Takes::AllAtOnce | Takes::Working { .. } => {
                    prop_assert_eq!(until, (taken > end).then_some(taken), "{}", lane.label);
                }
                Takes::InOrderAfter(_) | Takes::FromASet(_) => {
                    prop_assert!(until.unwrap_or(end) <= taken, "{}: {:?}", lane.label, until);
                }
            }
        }
    }

    /// The chart has a shade and the drawing one for each, as long as the recording says.
    #[test]
    fn chart_and_drawing_have_its_shade(takes in delays(), how in hows()) {
        // With a work for each, more lanes than four would be folded.
        let (recording, _) = run(&takes[..takes.len().min(4)], how);
        let untaken = || recording.lanes.iter().map(|lane| recording.untaken_until(lane));
        let told: Vec<String> = untaken().flatten().map(timeline::units::duration).collect();
        let svg = recording.to_svg(&SvgOptions::default());
        let drawn = svg.split("data-taken=\"").skip(1);
        let drawn: Vec<&str> = drawn.map(|rest| rest.split('"').next().unwrap()).collect();
        prop_assert_eq!(&drawn, &told);
        prop_assert_eq!(svg.matches("class=\"tl-ready\"").count(), told.len());
        let chart = recording.chart(None);
        // What is shorter than a column has no room for it.
        let column = recording.elapsed / 44;
        for (line, lane) in chart.lines().skip(1).zip(&recording.lanes) {
            let shade = recording.untaken_until(lane).map(|until| until - lane.end.unwrap().at);
            prop_assert!(shade.is_some() || !line.contains('░'), "{}", chart);
            prop_assert!(shade.is_none_or(|shade| shade < column) || line.contains('░'), "{}", chart);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_nobody_takes_is_ready_until_its_spawner_ends() {
    let recording = record(async {
        let _kept = tokio::spawn(job(0, 1000));
        sleep(ms(3000)).await;
    })
    .await;
    assert_eq!(recording.untaken_until(&recording.lanes[1]), Some(ms(3000)));
    assert!(recording.chart(None).contains('░'));
}

#[tokio::test(start_paused = true)]
async fn cut_off_or_left_alone_or_inside_leaves_nothing_to_take() {
    let recording = timeline::Recorder::new().run_on(ms(5000)).record(async {
        let aborted = tokio::spawn(job(0, 3000));
        drop(tokio::spawn(job(1, 4000)));
        let inside = async {
            let _ = tokio::join!(job(2, 500), sleep(ms(2000)));
        };
        inside.await;
        info!("aborting");
        aborted.abort();
        sleep(ms(1)).await;
    });
    let recording = recording.await;
    let outcomes: Vec<_> = recording.lanes[1..].iter().map(|lane| lane.outcome.word()).collect();
    assert_eq!(outcomes, ["finished", "cancelled", "finished"]);
    assert!(recording.lanes.iter().all(|lane| recording.untaken_until(lane).is_none()));
    assert!(!matches!(recording.caller().outcome, Outcome::Open));
}

/// A future that is awaited beside a task is no work on that task's result.
#[tokio::test(start_paused = true)]
async fn what_began_before_the_first_end_is_no_work() {
    let recording = record(async {
        let handle = tokio::spawn(job(0, 1000));
        let _ = tokio::join!(handle, work(3000));
    });
    let recording = recording.await;
    assert_eq!(recording.untaken_until(&recording.lanes[1]), None);
}
