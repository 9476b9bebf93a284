//! Loops of other kinds than those of which `untaken_until` knows the very instant: nobody takes a
//! result later than it says.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::select_all;
use futures::stream::{FuturesUnordered, StreamExt};
use proptest::prelude::*;
use timeline::{Lane, Outcome, Recording, record};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, sleep};
use tracing::instrument;

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

#[instrument(ret, skip_all, fields(name = format!("job {place}")))]
async fn job(place: usize, takes: u64) -> usize {
    sleep(ms(takes)).await;
    place
}

#[instrument(ret, err, skip_all, fields(name = format!("job {place}")))]
async fn fails(place: usize, takes: u64) -> Result<usize, String> {
    sleep(ms(takes)).await;
    Err(format!("{place} failed"))
}

#[instrument(skip_all)]
async fn work(takes: u64) {
    sleep(ms(takes)).await;
}

/// How long jobs and works take, and where it is noted when each result is taken.
struct Program {
    takes: Vec<u64>,
    work: [u64; 2],
    began: Instant,
    taken: Mutex<Vec<(usize, Duration)>>,
}

impl Program {
    fn note(&self, place: usize) {
        self.taken.lock().unwrap().push((place, self.began.elapsed()));
    }

    fn jobs(&self, first: usize) -> Vec<JoinHandle<usize>> {
        let takes = self.takes.iter().enumerate();
        takes.map(|(place, takes)| tokio::spawn(job(first + place, *takes))).collect()
    }

    fn set(&self) -> JoinSet<usize> {
        let jobs = self.takes.iter().enumerate().map(|(place, takes)| job(place, *takes));
        jobs.collect()
    }

    async fn in_order(&self, jobs: Vec<JoinHandle<usize>>) {
        for job in jobs {
            self.note(job.await.unwrap());
        }
    }

    async fn in_order_with_work(&self, jobs: Vec<JoinHandle<usize>>, busy: u64) {
        for job in jobs {
            self.note(job.await.unwrap());
            work(busy).await;
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Shape {
    Set,
    Unordered,
    UnorderedBusyWithoutLane,
    SelectAllWithWork,
    SetWithWork,
    SetWithWorkOnEverySecond,
    InOrderWithWorkOnEverySecond,
    TwoLoops,
    TwoLoopsWithWorkInTheSecond,
    TwoLoopsWithWork,
    ErrorsWithWork,
    MixedWithWorkOnEveryThird,
    JoinInEachTask,
    SequenceInEachTask,
    AgainAfterAnError,
    IsFinished,
}

use Shape::*;

const SHAPES: [Shape; 16] = [
    Set,
    Unordered,
    UnorderedBusyWithoutLane,
    SelectAllWithWork,
    SetWithWork,
    SetWithWorkOnEverySecond,
    InOrderWithWorkOnEverySecond,
    TwoLoops,
    TwoLoopsWithWorkInTheSecond,
    TwoLoopsWithWork,
    ErrorsWithWork,
    MixedWithWorkOnEveryThird,
    JoinInEachTask,
    SequenceInEachTask,
    AgainAfterAnError,
    IsFinished,
];

async fn run(program: Arc<Program>, shape: Shape) {
    let [first, second] = program.work;
    match shape {
        Set | SetWithWork | SetWithWorkOnEverySecond => {
            let (mut set, mut count) = (program.set(), 0);
            while let Some(place) = set.join_next().await {
                program.note(place.unwrap());
                count += 1;
                if matches!(shape, SetWithWork)
                    || matches!(shape, SetWithWorkOnEverySecond) && count % 2 == 0
                {
                    work(first).await;
                }
            }
        }
        Unordered | UnorderedBusyWithoutLane => {
            let mut jobs: FuturesUnordered<_> = program.jobs(0).into_iter().collect();
            while let Some(place) = jobs.next().await {
                program.note(place.unwrap());
                if let UnorderedBusyWithoutLane = shape {
                    sleep(ms(first)).await;
                }
            }
        }
        SelectAllWithWork => {
            let mut jobs = program.jobs(0);
            while !jobs.is_empty() {
                let (place, _, others) = select_all(jobs).await;
                program.note(place.unwrap());
                jobs = others;
                work(first).await;
            }
        }
        MixedWithWorkOnEveryThird => {
            let takes = program.takes.iter().copied().enumerate();
            let either = |(place, takes): (usize, u64)| async move {
                match place % 2 {
                    0 => job(place, takes).await,
                    _ => fails(place, takes).await.unwrap_or(place),
                };
            };
            let jobs: Vec<_> = takes.map(either).map(tokio::spawn).collect();
            for (place, job) in jobs.into_iter().enumerate() {
                job.await.unwrap();
                program.note(place);
                if !(place + second as usize / 100).is_multiple_of(3) {
                    work(first).await;
                }
            }
        }
        JoinInEachTask => {
            let takes = program.takes.iter().copied().enumerate();
            let both = |(place, takes): (usize, u64)| async move {
                tokio::join!(job(place, takes), job(10 + place, second))
            };
            let mut tasks: JoinSet<_> = takes.map(both).collect();
            while let Some(places) = tasks.join_next().await {
                let (one, other) = places.unwrap();
                program.note(one);
                program.note(other);
                work(first).await;
            }
        }
        InOrderWithWorkOnEverySecond => {
            for (place, job) in program.jobs(0).into_iter().enumerate() {
                program.note(job.await.unwrap());
                if place % 2 == 1 {
                    work(first).await;
                }
            }
        }
        TwoLoops | TwoLoopsWithWorkInTheSecond => {
            program.in_order(program.jobs(0)).await;
            match shape {
                TwoLoops => program.in_order(program.jobs(10)).await,
                _ => program.in_order_with_work(program.jobs(10), second).await,
            }
        }
        TwoLoopsWithWork => {
            program.in_order_with_work(program.jobs(0), first).await;
            program.in_order_with_work(program.jobs(10), second).await;
        }
        ErrorsWithWork => {
            let takes = program.takes.iter().enumerate();
            let jobs: Vec<_> =
                takes.map(|(place, takes)| tokio::spawn(fails(place, *takes))).collect();
            for (place, job) in jobs.into_iter().enumerate() {
                assert!(job.await.unwrap().is_err());
                program.note(place);
                work(first).await;
            }
        }
        SequenceInEachTask | AgainAfterAnError => {
            let takes = program.takes.iter().copied().enumerate();
            let of_task = |(place, takes): (usize, u64)| {
                let program = program.clone();
                async move {
                    if let SequenceInEachTask = shape {
                        job(place, takes).await;
                        program.note(place);
                    } else {
                        assert!(fails(place, takes).await.is_err());
                        program.note(place);
                        sleep(ms(first)).await;
                    }
                    job(10 + place, second).await
                }
            };
            let tasks: Vec<_> = takes.map(of_task).map(tokio::spawn).collect();
            program.in_order(tasks).await;
        }
        IsFinished => {
            let mut jobs = program.jobs(0);
            while !jobs.is_empty() {
                sleep(ms(first + 30)).await;
                let (ended, others) = jobs.into_iter().partition(JoinHandle::is_finished);
                jobs = others;
                program.in_order(ended).await;
            }
        }
    }
}

/// What is recorded of a program, and when it took what.
fn play(takes: &[u64], work: [u64; 2], shape: Shape) -> (Recording, Vec<(usize, Duration)>) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let (takes, began, taken) = (takes.to_vec(), Instant::now(), Mutex::default());
        let program = Arc::new(Program { takes, work, began, taken });
        let recording = record(run(program.clone(), shape)).await;
        (recording, program.taken.lock().unwrap().clone())
    })
}

fn lane(recording: &Recording, place: usize) -> &Lane {
    recording.lane(&format!("job {place}")).unwrap()
}

/// None of them ends with another, nor with a work of whole hundreds: whoever selects among handles
/// takes what is ready together in an order of its own.
fn apart(takes: &[u64]) -> Vec<u64> {
    takes.iter().enumerate().map(|(place, takes)| takes / 100 * 100 + (2 << place)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Also where tasks end at one instant, or at once.
    #[test]
    fn nobody_takes_a_result_before_its_shade_ends(
        takes in prop_oneof![
            prop::collection::vec((0_u64..5).prop_map(|hundreds| 100 * hundreds), 1..6),
            prop::collection::vec(1_u64..3000, 1..6),
        ],
        work in prop::array::uniform2((0_u64..12).prop_map(|hundreds| 100 * hundreds)),
        shape in prop::sample::select(&SHAPES[..]),
    ) {
        let takes = if let SelectAllWithWork = shape { apart(&takes) } else { takes };
        let (recording, taken) = play(&takes, work, shape);
        for (place, taken) in taken {
            let until = recording.untaken_until(lane(&recording, place)).unwrap_or_default();
            prop_assert!(until <= taken, "job {} until {:?}, taken {:?}", place, until, taken);
        }
    }
}

/// What a task awaits at once leaves it together, when the last of it has ended.
#[test]
fn a_task_that_joins_two_lanes_holds_the_first_result_itself() {
    let (recording, _) = play(&[100, 300], [0, 200], JoinInEachTask);
    let ready = [0, 10, 1, 11].map(|place| recording.untaken_until(lane(&recording, place)));
    assert_eq!(ready, [None; 4], "each set of two ends with the spawner at hand");
    // Here the first has another work to wait for when the second task ends with both.
    let (recording, _) = play(&[100, 300], [500, 200], JoinInEachTask);
    let ready = [0, 10, 1, 11].map(|place| recording.untaken_until(lane(&recording, place)));
    assert_eq!(ready, [None, None, Some(ms(700)), None]);
}

/// What a task does with its first result is its own: no shade waits for whoever spawned it.
#[test]
fn a_task_that_goes_on_with_another_lane_takes_the_result_itself() {
    for shape in [SequenceInEachTask, AgainAfterAnError] {
        let (recording, _) = play(&[100, 300, 200], [50, 70], shape);
        assert!((0..3).all(|place| recording.untaken_until(lane(&recording, place)).is_none()));
        // The task's last lane leaves it to the spawner, which awaits the second task first.
        let until = recording.untaken_until(lane(&recording, 12));
        let ends = [11, 12].map(|place| lane(&recording, place).end.unwrap().at);
        assert_eq!(until, Some(ends[0]), "{shape:?}: {ends:?}");
        let tasks = [10, 11, 12].map(|place| lane(&recording, place).task_of.unwrap());
        assert_eq!(
            tasks.map(|first| recording.lanes[first].label.as_str()),
            ["job 0", "job 1", "job 2"]
        );
    }
}

/// A recording that was built by hand may end when time does.
#[test]
fn at_the_end_of_time_nothing_overflows() {
    let (mut recording, _) = play(&[100], [0, 0], Set);
    recording.lanes[1].end.as_mut().unwrap().at = Duration::MAX;
    (recording.lanes[0].end, recording.lanes[0].outcome) = (None, Outcome::Open);
    let lane = &recording.lanes[1];
    assert!(matches!(lane.outcome, Outcome::Finished(_)));
    assert_eq!(recording.untaken_until(lane), None);
}
