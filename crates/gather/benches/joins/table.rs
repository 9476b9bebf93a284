//! The one table at the end: nanoseconds a job, bytes a waiting task, and the promised ratios.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::contenders::{CONTENDERS, GATHER, HANDLES, JOIN_SET, KEPT, LIMITED, TRY_GATHER, WORKS};
use crate::{Cell, Laps, RUNTIMES, SIZES, python};

type Cells = BTreeMap<Cell, Laps>;

/// What is promised of one contender against another: at most this ratio, at these sizes.
struct Promise {
    what: &'static str,
    against: &'static str,
    from: usize,
    most: f64,
    goal: f64,
}

const PROMISES: [Promise; 5] = [
    Promise { what: GATHER, against: JOIN_SET, from: 100, most: 1.0, goal: 0.75 },
    Promise { what: GATHER, against: HANDLES, from: 100, most: 1.3, goal: 1.1 },
    Promise { what: TRY_GATHER, against: GATHER, from: 100, most: 1.3, goal: 1.1 },
    Promise { what: LIMITED, against: KEPT, from: 10_000, most: 0.5, goal: 0.25 },
    Promise { what: GATHER, against: "asyncio gather", from: 100, most: 0.1, goal: 0.05 },
];

/// Bytes a waiting task beyond its future's own, of each contender that was counted.
///
/// In a process of its own: the allocator that counts would slow down what is timed here.
pub fn bytes() -> Vec<(String, f64)> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("tmp is in the target");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let counted = Command::new(cargo)
        .args(["bench", "--quiet", "--package", "gather", "--bench", "bytes", "--target-dir"])
        .arg(target)
        .output()
        .expect("cargo starts, it started this benchmark");
    assert!(counted.status.success(), "{}", String::from_utf8_lossy(&counted.stderr));
    String::from_utf8_lossy(&counted.stdout)
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, bytes)| (name.to_owned(), bytes.parse().expect("a number of bytes")))
        .collect()
}

pub fn print(cells: &Cells, growth: &[f64], bytes: &[(String, f64)]) {
    let asyncio = python::JOINS.map(|join| format!("asyncio {join}"));
    let names = CONTENDERS.iter().map(|contender| contender.name);
    let names: Vec<&str> = names.chain(asyncio.iter().map(String::as_str)).collect();
    for runtime in RUNTIMES {
        for (_, work) in WORKS {
            let title = format!("{runtime}, {work}: ns a job");
            print!("\n{title:<34}");
            SIZES.iter().for_each(|count| print!("{count:>9}"));
            println!();
            for name in &names {
                let times = SIZES.map(|count| cells[&(runtime, work, count)].get(*name));
                if times.iter().all(Option::is_none) {
                    continue;
                }
                print!("{name:<34}");
                for times in times {
                    match times {
                        Some(times) => print!("{:>9.0}", median(times)),
                        None => print!("{:>9}", "-"),
                    }
                }
                println!();
            }
        }
    }
    println!(
        "\n-: left out, its time is quadratic there. A timer is 1 ms: small numbers only wait."
    );

    println!("\n{:<60}{:>8}", "bytes a waiting task, beyond its future's own", "bytes");
    bytes.iter().for_each(|(name, bytes)| println!("{name:<60}{bytes:>8.0}"));

    println!("\n{:<60}{:>8}{:>8}{:>8}{:>8}", "promise", "median", "worst", "most", "goal");
    for promise in &PROMISES {
        ratios(cells, promise);
    }
    let worst = growth.iter().copied().fold(0.0, f64::max);
    println!(
        "{:<60}{:>8.2}{worst:>8.2}{:>8}{:>8}",
        "T(80 000)/T(10 000), 2 workers",
        median(growth),
        20,
        10
    );
    println!("median, worst: of the cells ready, yield and timer, all sizes that are promised;");
    println!("timers from 10 000 jobs and without a limit: otherwise both wait for the clock.");
}

/// The ratios of a promise, for each runtime: the median of its cells, and the worst with its name.
fn ratios(cells: &Cells, promise: &Promise) {
    for runtime in RUNTIMES {
        let mut ratios = Vec::new();
        for ((_, work, count), laps) in cells.iter().filter(|(cell, _)| cell.0 == runtime) {
            // Under a limit of 64 every 64 jobs wait together, so there the clock is all one sees.
            let waits_only = *work == "timer" && (*count < 10_000 || promise.what == LIMITED);
            if *count < promise.from || waits_only {
                continue;
            }
            let (Some(ours), Some(theirs)) = (laps.get(promise.what), laps.get(promise.against))
            else {
                continue;
            };
            let lap: Vec<f64> = ours.iter().zip(theirs).map(|(a, b)| a / b).collect();
            ratios.push((median(&lap), *work, *count));
        }
        let worst = ratios.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((worst, work, count)) = worst else { continue };
        let all: Vec<f64> = ratios.iter().map(|ratio| ratio.0).collect();
        let name = format!("{} / {}, {runtime}", promise.what, promise.against);
        let Promise { most, goal, .. } = promise;
        let middle = median(&all);
        println!("{name:<60}{middle:>8.2}{worst:>8.2}{most:>8}{goal:>8}  ({work}, {count})");
    }
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}
