//! What recording costs: 10 000 sleeping tasks, recorded and not.
//!
//! `cargo run --release -p timeline --example overhead` prints microseconds and bytes for each task, in
//! addition to the unrecorded run; medians of several runs. Bytes are the peak of allocated memory.

use std::hint::black_box;
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use tokio::task::JoinSet;
use tracing::instrument;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const TASKS: usize = 10_000;
const RUNS: usize = 15;

#[instrument(ret, skip_all, fields(lane = number))]
async fn recorded_nap(number: usize) -> usize {
    nap(number).await
}

async fn nap(number: usize) -> usize {
    tokio::time::sleep(Duration::from_millis(10 + number as u64 % 100)).await;
    number
}

async fn all<F: Future<Output = usize> + Send + 'static>(nap: fn(usize) -> F) -> usize {
    let mut set: JoinSet<usize> = (0..TASKS).map(nap).collect();
    let mut sum = 0;
    while let Some(number) = set.join_next().await {
        sum += number.expect("no task panics");
    }
    sum
}

fn measure(run: impl AsyncFn()) -> (Duration, usize) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let runtime = runtime.expect("a runtime without I/O");
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let start = Instant::now();
    runtime.block_on(run());
    (start.elapsed(), MEMORY.peak_usage() - before)
}

fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort();
    values[values.len() / 2]
}

fn main() {
    let mut plain = Vec::new();
    let mut recorded = Vec::new();
    for _ in 0..RUNS {
        plain.push(measure(async || _ = black_box(all(nap).await)));
        recorded.push(measure(async || _ = black_box(timeline::record(all(recorded_nap)).await)));
    }
    let figures = |runs: &[(Duration, usize)]| {
        let micros = median(runs.iter().map(|run| run.0).collect()).as_secs_f64() * 1e6;
        let bytes = median(runs.iter().map(|run| run.1).collect());
        (micros / TASKS as f64, bytes as f64 / TASKS as f64)
    };
    let (plain, recorded) = (figures(&plain), figures(&recorded));
    println!(
        "{TASKS} sleeping tasks, a task: {:.2} µs and {:.0} bytes unrecorded,",
        plain.0, plain.1
    );
    println!("{:.2} µs and {:.0} bytes recorded;", recorded.0, recorded.1);
    println!(
        "recording adds {:.2} µs (at most 5) and {:.0} bytes (at most 500)",
        recorded.0 - plain.0,
        recorded.1 - plain.1
    );
}
