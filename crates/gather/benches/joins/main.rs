//! What a join costs, against every other way: `cargo bench -p gather-benches --bench joins`.
//!
//! Contenders are compared with each other, on machines where other work comes and goes. So they
//! take turns: a lap times each of them once, a cell (runtime, work, number of jobs) has ten to forty
//! laps, and a ratio is the median of the laps' ratios. Ten samples in a row of one contender, then ten
//! of the next, would compare two moments. Criterion gets the laps as its samples, for its
//! statistics and its comparison with the run before; the table at the end is from the same laps.
//!
//! `cargo bench -p gather-benches --bench joins -- "2 workers, yield, 100"` runs the cells whose names
//! contain that.

mod contenders;
mod python;
mod table;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use criterion::{Criterion, SamplingMode, Throughput};
use tokio::runtime::{Builder, Runtime};

use contenders::{CONTENDERS, Contender, WORKS, Work};
use python::Python;

pub(crate) const SIZES: [usize; 5] = [10, 100, 1_000, 10_000, 100_000];
pub(crate) const RUNTIMES: [&str; 2] = ["current_thread", "2 workers"];

/// A cell has at least ten laps, and then as many as fit into its time, up to forty.
const LEAST_LAPS: usize = 10;
const MOST_LAPS: usize = 40;
const CELL_TIME: Duration = Duration::from_secs(8);

/// Large futures are joined in this number alone, or the memory would be short.
const LARGE_JOBS: usize = 10_000;

/// A turn is at least this many jobs, so that the clock's own cost vanishes.
const JOBS_A_TURN: usize = 10_000;

/// A turn of timers is at most this many joins: each is a wait of a millisecond and more.
const TIMERS_A_TURN: usize = 10;

/// A contender that takes this long, in nanoseconds, sits three laps of four out; its last time
/// stands for them.
const LONG_TURN: f64 = 300e6;

/// Runtime, work, number of jobs.
pub(crate) type Cell = (&'static str, &'static str, usize);

/// What a job took with each contender, lap by lap.
pub(crate) type Laps = BTreeMap<String, Vec<Took>>;

/// Nanoseconds by the wall's clock, and of the processors' time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Took {
    pub wall: f64,
    pub cpu: f64,
}

impl Took {
    fn a_job(self, jobs: usize) -> Self {
        Self { wall: self.wall / jobs as f64, cpu: self.cpu / jobs as f64 }
    }
}

fn runtime(name: &str) -> Runtime {
    let runtime = match name {
        "current_thread" => Builder::new_current_thread().enable_time().build(),
        _ => Builder::new_multi_thread().worker_threads(2).enable_time().build(),
    };
    runtime.expect("a runtime without I/O")
}

/// Joins in a task, as a server's handlers do, one after another. To wake the runtime costs as much
/// as joining a hundred tasks, so that happens before the clock starts.
fn time(
    runtime: &Runtime,
    contender: &Contender,
    work: Work,
    count: usize,
    repeats: usize,
) -> Took {
    let join = contender.join;
    let turn = async move {
        let (wall, cpu) = (Instant::now(), ProcessTime::now());
        for _ in 0..repeats {
            assert_eq!(join(work, count).await, count);
        }
        let took = [wall.elapsed(), cpu.elapsed()].map(|time| time.as_nanos() as f64);
        Took { wall: took[0], cpu: took[1] }
    };
    runtime.block_on(async { tokio::spawn(turn).await.expect("no join panics") })
}

/// Every contender's laps in one cell. CPython has one thread, so it runs beside `current_thread`.
fn laps(cell: Cell, work: Work, python: Option<&mut Python>) -> Laps {
    let (runtime_name, work_name, count) = cell;
    let runtime = runtime(runtime_name);
    let most = if work == Work::Timer { TIMERS_A_TURN } else { usize::MAX };
    let repeats = JOBS_A_TURN.div_ceil(count).min(most);
    let python =
        std::cell::RefCell::new(python.filter(|_| runtime_name == RUNTIMES[0] && !work.is_large()));
    type Turn<'a> = Box<dyn FnMut() -> Took + 'a>;
    let mut turns: Vec<(String, Turn<'_>)> = Vec::new();
    for contender in CONTENDERS.iter().filter(|contender| contender.takes(work, count)) {
        let turn = || time(&runtime, contender, work, count, repeats);
        turns.push((contender.name.to_owned(), Box::new(turn)));
    }
    if python.borrow().is_some() {
        for join in python::JOINS {
            let turn = || match python.borrow_mut().as_mut() {
                Some(python) => python.time(join, work_name, count, repeats),
                None => unreachable!("asked before"),
            };
            turns.push((format!("asyncio {join}"), Box::new(turn)));
        }
    }
    let mut laps = Laps::new();
    let start = Instant::now();
    let done = |lap| lap > MOST_LAPS || lap > LEAST_LAPS && start.elapsed() > CELL_TIME;
    let jobs = repeats * count;
    for lap in (0..).take_while(|lap| !done(*lap)) {
        for (name, turn) in &mut turns {
            let times = laps.entry(name.clone()).or_default();
            let is_long = |last: &Took| last.wall * jobs as f64 > LONG_TURN && lap % 4 != 0;
            let last = times.last().copied().filter(is_long);
            times.push(last.unwrap_or_else(|| turn().a_job(jobs)));
        }
        // Or the one after CPython would find its caches cold, lap by lap.
        turns.reverse();
    }
    // The first lap warms caches and allocators up.
    laps.values_mut().for_each(|times| _ = times.remove(0));
    laps
}

/// Hands the laps of a cell to criterion.
fn report(criterion: &mut Criterion, cell: Cell, laps: &Laps) {
    let (runtime, work, count) = cell;
    let mut group = criterion.benchmark_group(format!("{runtime}, {work}, {count}"));
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(count as u64));
    for (name, times) in laps {
        let mut samples = times.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|iterations| {
                let sample = samples.next().expect("a cycle of laps").wall;
                Duration::from_nanos((sample * count as f64 * iterations as f64) as u64)
            });
        });
    }
    group.finish();
}

fn main() {
    // Nothing is run while criterion asks, so it needs no time of its own to warm up or measure.
    let mut criterion = Criterion::default()
        .sample_size(LEAST_LAPS)
        .warm_up_time(Duration::from_nanos(1))
        .measurement_time(Duration::from_millis(1))
        .nresamples(1_000)
        .without_plots()
        .configure_from_args();
    // First of all: if it fails, it fails before the minutes that the rest takes.
    let bytes = table::bytes();
    let mut python = Python::start();
    let mut cells = BTreeMap::new();
    for runtime in RUNTIMES {
        for (work, work_name) in WORKS {
            for count in SIZES {
                let cell = (runtime, work_name, count);
                if !is_asked_for(cell) || work.is_large() && count != LARGE_JOBS {
                    continue;
                }
                let laps = laps(cell, work, python.as_mut());
                report(&mut criterion, cell, &laps);
                cells.insert(cell, laps);
            }
        }
    }
    criterion.final_summary();
    table::print(&cells, &growth(), &bytes);
}

/// Whether a cell's name contains the argument, where there is one. Criterion reads it the same way.
fn is_asked_for((runtime, work, count): Cell) -> bool {
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    filter.is_none_or(|filter| format!("{runtime}, {work}, {count}").contains(&filter))
}

/// T(80 000)/T(10 000) of gather on two workers, lap by lap.
fn growth() -> Vec<f64> {
    let runtime = runtime(RUNTIMES[1]);
    let time = |count| time(&runtime, &CONTENDERS[0], Work::Ready, count, 1).wall;
    (0..LEAST_LAPS).map(|_| time(80_000) / time(10_000)).collect()
}
