//! Groups under many schedules: random programs on a model of tokio, in which threads may switch at
//! every lock and flag. `GATHER_SCHEDULES=1000000` plays that many programs.
//!
//! A hang shows as a deadlock. To play a failed program again and see it, set `GATHER_SCHEDULES=1`,
//! and put the failing seed into `SHUTTLE_RANDOM_SEED`. In this model, tokio's `Notify` works in
//! one step.

pub(super) mod model;
mod play;
mod program;

use shuttle::future::block_on;
use shuttle::scheduler::{PctScheduler, RandomScheduler, Scheduler};
use shuttle::{Config, Runner, thread};

use play::play;
use program::{Closer, End, Life, Program, Step};

use crate::{Group, task_group};

/// These take some seconds, even on a slow machine and without optimisation.
const SCHEDULES: usize = 3000;

const SEED: u64 = 7;

fn schedules() -> usize {
    let wanted = std::env::var("GATHER_SCHEDULES").ok();
    wanted.map_or(SCHEDULES, |wanted| wanted.parse().expect("GATHER_SCHEDULES is a number"))
}

fn explore(scheduler: impl Scheduler + 'static, program: fn() -> Program) {
    let mut config = Config::new();
    config.stack_size = 0x20000;
    Runner::new(scheduler, config).run(move || {
        let program = program();
        if schedules() == 1 {
            println!("{program:#?}");
        }
        play(program);
    });
}

#[test]
fn random_programs_under_random_schedules() {
    explore(RandomScheduler::new_from_seed(SEED, schedules()), Program::random);
}

/// Schedules with few switches between threads, at the places where they matter.
#[test]
fn random_programs_under_few_switches() {
    explore(PctScheduler::new_from_seed(SEED, 3, schedules()), Program::random);
}

/// A party outside the group spawns while the group ends, and stops it afterwards.
#[test]
fn a_child_slips_in_at_the_end() {
    explore(RandomScheduler::new_from_seed(SEED, schedules()), || Program {
        body: Life::that(End::Ok),
        outsiders: vec![vec![Step::Spawn(Life::that(End::Never))]],
        closer: Closer::Cancel,
        polls: None,
    });
}

/// Everyone who waits for the stop is notified, whenever the waiting begins.
#[test]
fn a_stop_is_heard() {
    let runner = Runner::new(RandomScheduler::new_from_seed(SEED, schedules()), Config::new());
    runner.run(|| {
        let told = block_on(task_group(async |group: Group<()>| {
            let (outside, listens) = (group.clone(), group.clone());
            let stops = thread::spawn(move || outside.cancel());
            let hears = thread::spawn(move || block_on(listens.cancelled()));
            group.cancelled().await;
            stops.join().unwrap();
            hears.join().unwrap();
            Ok(())
        }));
        assert!(told.is_ok());
    });
}

/// A destructor uses its group while the runtime shuts down.
#[test]
fn the_runtime_shuts_down_under_destructors() {
    explore(RandomScheduler::new_from_seed(SEED, schedules()), || {
        let last_steps = vec![Step::Grace(true), Step::Spawn(Life::that(End::Ok))];
        let child = || Step::Spawn(Life { last_steps, ..Life::that(End::Never) });
        Program {
            body: Life { steps: vec![child()], ..Life::that(End::Ok) },
            outsiders: vec![],
            closer: Closer::Shutdown,
            polls: None,
        }
    });
}
