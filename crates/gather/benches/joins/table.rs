//! The one table at the end: nanoseconds a job, bytes a waiting task, and the promised ratios.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::contenders::{
    CONTENDERS, GATHER, HANDLES, JOIN_SET, KEPT, KILOBYTE, KILOBYTES_16, LIMITED, TRY_GATHER,
};
use crate::{Cell, Laps, RUNTIMES, SIZES, Took, python};

type Cells = BTreeMap<Cell, Laps>;

/// What is promised of one contender against another: at most this ratio, at these sizes.
struct Promise {
    what: &'static str,
    against: &'static str,
    from: usize,
    most: f64,
    goal: f64,
    /// Of futures that are large; small ones otherwise.
    large: Option<&'static str>,
}

const PROMISES: [Promise; 7] = [
    Promise { what: GATHER, against: JOIN_SET, from: 100, most: 1.0, goal: 0.75, large: None },
    Promise { what: GATHER, against: HANDLES, from: 100, most: 1.3, goal: 1.1, large: None },
    Promise { what: TRY_GATHER, against: GATHER, from: 100, most: 1.3, goal: 1.1, large: None },
    Promise { what: LIMITED, against: KEPT, from: 10_000, most: 0.5, goal: 0.25, large: None },
    Promise {
        what: LIMITED,
        against: KEPT,
        from: 10_000,
        most: 0.5,
        goal: 0.25,
        large: Some(KILOBYTE),
    },
    Promise {
        what: LIMITED,
        against: KEPT,
        from: 10_000,
        most: 0.75,
        goal: 0.5,
        large: Some(KILOBYTES_16),
    },
    Promise {
        what: GATHER,
        against: "asyncio gather",
        from: 100,
        most: 0.1,
        goal: 0.05,
        large: None,
    },
];

/// Bytes a waiting task beyond its future's own, of each contender that was counted.
///
/// In a process of its own: the allocator that counts would slow down what is timed here.
pub fn bytes() -> Vec<(String, f64)> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("tmp is in the target");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let counted = Command::new(cargo)
        .args(["bench", "--quiet", "--package", env!("CARGO_PKG_NAME"), "--bench", "bytes"])
        .arg("--target-dir")
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

/// What a table says of one kind of work, by one clock.
struct Measurement {
    work: &'static str,
    title: &'static str,
    clock: fn(&Took) -> f64,
    /// The clock of a wait says more of the wait than of the join.
    is_wait: bool,
    is_large: bool,
}

const MEASUREMENTS: [Measurement; 6] = [
    Measurement {
        work: "ready",
        title: "ready",
        clock: |took| took.wall,
        is_wait: false,
        is_large: false,
    },
    Measurement {
        work: "yield",
        title: "yield",
        clock: |took| took.wall,
        is_wait: false,
        is_large: false,
    },
    Measurement {
        work: "timer",
        title: "timer",
        clock: |took| took.wall,
        is_wait: true,
        is_large: false,
    },
    Measurement {
        work: "timer",
        title: "timer (CPU)",
        clock: |took| took.cpu,
        is_wait: false,
        is_large: false,
    },
    Measurement {
        work: KILOBYTE,
        title: KILOBYTE,
        clock: |took| took.wall,
        is_wait: false,
        is_large: true,
    },
    Measurement {
        work: KILOBYTES_16,
        title: KILOBYTES_16,
        clock: |took| took.wall,
        is_wait: false,
        is_large: true,
    },
];

pub fn print(cells: &Cells, growth: &[f64], bytes: &[(String, f64)]) {
    let asyncio = python::JOINS.map(|join| format!("asyncio {join}"));
    let names = CONTENDERS.iter().map(|contender| contender.name);
    let names: Vec<&str> = names.chain(asyncio.iter().map(String::as_str)).collect();
    for runtime in RUNTIMES {
        for Measurement { work, title, clock, .. } in MEASUREMENTS {
            print!("\n{:<32}", format!("{runtime}, {title}"));
            SIZES.iter().for_each(|count| print!("{count:>8}"));
            println!();
            for name in &names {
                let cell = |count| cells.get(&(runtime, work, count));
                let times = SIZES.map(|count| cell(count).and_then(|laps| laps.get(*name)));
                if times.iter().all(Option::is_none) {
                    continue;
                }
                print!("{name:<32}");
                for times in times {
                    match times {
                        Some(times) => print!("{:>8.0}", median(times.iter().map(clock))),
                        None => print!("{:>8}", "-"),
                    }
                }
                println!();
            }
        }
    }
    println!(
        "\nNanoseconds a job. -: left out, its time is quadratic there. A timer is 1 ms: its clock is the wait,"
    );
    println!("so its CPU time stands beside it, of all threads.");

    println!("\n{:<60}{:>8}", "bytes a waiting task, beyond its future's own", "bytes");
    bytes.iter().for_each(|(name, bytes)| println!("{name:<60}{bytes:>8.0}"));

    println!(
        "\n{:<60}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "promise", "median", "worst", "wait", "most", "goal"
    );
    for promise in &PROMISES {
        for runtime in RUNTIMES {
            ratios(cells, promise, runtime);
        }
    }
    let worst = growth.iter().copied().fold(0.0, f64::max);
    println!(
        "{:<60}{:>8.2}{worst:>8.2}{:>8}{:>8}{:>8}",
        "T(80 000)/T(10 000), 2 workers",
        median(growth.iter().copied()),
        "",
        20,
        10
    );
    println!(
        "median, worst: of all sizes that are promised; ready and yield by the clock, timer by"
    );
    println!("its CPU time. wait: the worst of timer by the clock. Few jobs, or few at once, only");
    println!("wait for it, whoever joins them: then no ratio can be far from 1.");
}

/// The ratios of a promise on one runtime: the median of its cells, and the worst with its name.
fn ratios(cells: &Cells, promise: &Promise, runtime: &str) {
    let (mut working, mut waiting) = (Vec::new(), Vec::new());
    let is_of = |reading: &Measurement| match promise.large {
        Some(large) => reading.work == large,
        None => !reading.is_large,
    };
    for Measurement { work, title, clock, is_wait, .. } in MEASUREMENTS.into_iter().filter(is_of) {
        for count in SIZES.into_iter().filter(|count| *count >= promise.from) {
            let laps = cells.get(&(runtime, work, count));
            let joined =
                laps.and_then(|laps| laps.get(promise.what).zip(laps.get(promise.against)));
            if let Some((ours, theirs)) = joined {
                let laps = ours.iter().zip(theirs).map(|(a, b)| clock(a) / clock(b));
                let ratios = if is_wait { &mut waiting } else { &mut working };
                ratios.push((median(laps), format!("{title} {count}")));
            }
        }
    }
    if working.is_empty() && waiting.is_empty() {
        return;
    }
    // Cells that were not asked for leave their place empty.
    let worst = |ratios: &[(f64, String)]| {
        let worst = ratios.iter().max_by(|a, b| a.0.total_cmp(&b.0));
        worst.map_or_else(Default::default, |(ratio, cell)| (format!("{ratio:.2}"), cell.clone()))
    };
    let ((worst_working, cell), (worst_waiting, wait)) = (worst(&working), worst(&waiting));
    let all: Vec<f64> = working.iter().map(|ratio| ratio.0).collect();
    let middle = if all.is_empty() { String::new() } else { format!("{:.2}", median(all)) };
    let large = promise.large.map(|large| format!(", {large}")).unwrap_or_default();
    let name = format!("{} / {}, {runtime}{large}", promise.what, promise.against);
    let Promise { most, goal, .. } = promise;
    println!(
        "{name:<60}{middle:>8}{worst_working:>8}{worst_waiting:>8}{most:>8}{goal:>8}  ({cell}; {wait})"
    );
}

fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}
