//! Random jobs, compared with a simple model: which jobs run when under a limit, what stops the others
//! and at which instant, which jobs that cancels, and what comes back.
//!
//! Equal instants are allowed here. If two things happen at one instant, the model accepts either
//! order, and nothing else.

use std::future::Future;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::{as_completed, gather, try_gather};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use tokio::runtime::{Builder, Handle};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Ends {
    Ok,
    Error,
    Panic,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Join {
    Gather,
    TryGather,
    /// Leaves after so many results.
    AsCompleted(usize),
}

/// Jobs with a length in milliseconds each, and the call that runs them.
#[derive(Debug, Clone)]
struct Call {
    join: Join,
    jobs: Vec<(u64, Ends)>,
    limit: Option<usize>,
    /// The caller drops the call then.
    given_up: Option<u64>,
}

fn calls() -> impl Strategy<Value = Call> {
    let join = prop_oneof![
        Just(Join::Gather),
        Just(Join::TryGather),
        (1..60_usize).prop_map(Join::AsCompleted),
    ];
    let ends = prop_oneof![40 => Just(Ends::Ok), 3 => Just(Ends::Error), 1 => Just(Ends::Panic)];
    let limit = proptest::option::of(1..20_usize);
    let given_up = proptest::option::weighted(0.3, 1..200_u64);
    (join, vec((1..100_u64, ends), 0..50), limit, given_up)
        .prop_map(|(join, jobs, limit, given_up)| Call { join, jobs, limit, given_up })
}

// The model.

/// When each job would begin and end if nothing stopped them.
fn undisturbed(call: &Call) -> Vec<(u64, u64)> {
    let workers = call.limit.unwrap_or(usize::MAX).min(call.jobs.len());
    let mut free_at = vec![0; workers];
    let mut run = |&(ms, _): &(u64, Ends)| {
        let worker = free_at.iter_mut().min().expect("a job has a worker");
        let start = *worker;
        *worker += ms;
        (start, *worker)
    };
    call.jobs.iter().map(&mut run).collect()
}

/// What may end a call.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stop {
    /// All jobs have ended, or the caller has the results that it wants.
    Done,
    /// This job fails.
    Failure(usize),
    GivenUp,
}

/// The instant at which the call ends, and what may be the cause.
fn stops(call: &Call, lives: &[(u64, u64)]) -> (u64, Vec<Stop>) {
    let mut ends: Vec<u64> = lives.iter().map(|life| life.1).collect();
    ends.sort_unstable();
    let wanted = match call.join {
        Join::AsCompleted(count) => count.min(ends.len()),
        _ => ends.len(),
    };
    let done = wanted.checked_sub(1).map_or(0, |last| ends[last]);
    let fails = |ends| match call.join {
        Join::TryGather => ends != Ends::Ok,
        _ => ends == Ends::Panic,
    };
    let failures = (0..lives.len())
        .filter(|&job| fails(call.jobs[job].1))
        .map(|job| (lives[job].1, Stop::Failure(job)));
    let mut all = vec![(done, Stop::Done)];
    all.extend(failures);
    all.extend(call.given_up.map(|at| (at, Stop::GivenUp)));
    let instant = all.iter().map(|stop| stop.0).min().expect("there is one");
    let mut causes: Vec<Stop> =
        all.iter().filter(|stop| stop.0 == instant).map(|stop| stop.1).collect();
    let failed = causes.iter().any(|stop| matches!(stop, Stop::Failure(_)));
    if failed && wanted == ends.len() {
        // Not all have ended well.
        causes.retain(|&stop| stop != Stop::Done);
    }
    (instant, causes)
}

// What happens.

#[derive(Debug, Clone, Copy, Default)]
struct Life {
    start: Option<u64>,
    end: Option<u64>,
    dropped: Option<u64>,
}

#[derive(Debug, Default)]
struct Seen {
    lives: Vec<Life>,
    running: usize,
    most: usize,
    /// How many were running when the call returned.
    left: usize,
}

/// What the call returned.
#[derive(Debug, PartialEq)]
enum Outcome {
    /// Each job's index and result, with the instant at which `as_completed` yielded it.
    All(Vec<(usize, Result<(), usize>, Option<u64>)>),
    Error(usize),
    Panic(usize),
    GivenUp,
}

#[derive(Clone)]
struct Stage {
    start: Instant,
    seen: Arc<Mutex<Seen>>,
}

impl Stage {
    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap()
    }

    fn note(&self, note: impl FnOnce(&mut Seen)) {
        note(&mut self.seen.lock().unwrap());
    }

    fn job(&self, index: usize, (ms, ends): (u64, Ends)) -> Running {
        let stage = self.clone();
        Box::pin(async move {
            let now = stage.now();
            stage.note(|seen| {
                seen.lives[index].start = Some(now);
                seen.running += 1;
                seen.most = seen.most.max(seen.running);
            });
            let mut ending = Ending { stage, index, ended: false };
            sleep(Duration::from_millis(ms)).await;
            ending.ended = true;
            match ends {
                Ends::Ok => Ok(()),
                Ends::Error => Err(index),
                Ends::Panic => resume_unwind(Box::new(index)),
            }
        })
    }
}

type Running = Pin<Box<dyn Future<Output = Result<(), usize>> + Send>>;

/// Dropped when the job ends, however it does.
struct Ending {
    stage: Stage,
    index: usize,
    ended: bool,
}

impl Drop for Ending {
    fn drop(&mut self) {
        let now = self.stage.now();
        self.stage.note(|seen| {
            seen.running -= 1;
            let life = &mut seen.lives[self.index];
            *(if self.ended { &mut life.end } else { &mut life.dropped }) = Some(now);
        });
    }
}

/// Dropped when the call returns, panics, or is given up.
struct Returning(Stage);

impl Drop for Returning {
    fn drop(&mut self) {
        self.0.note(|seen| seen.left = seen.running);
    }
}

async fn perform(call: Call, stage: Stage) -> Outcome {
    let _returning = Returning(stage.clone());
    let limit = call.limit.map(|limit| NonZeroUsize::new(limit).unwrap());
    let jobs = {
        let stage = stage.clone();
        call.jobs.into_iter().enumerate().map(move |(index, job)| stage.job(index, job))
    };
    let all = |results: Vec<Result<(), usize>>| {
        Outcome::All(results.into_iter().enumerate().map(|(i, result)| (i, result, None)).collect())
    };
    match call.join {
        Join::Gather => all(match limit {
            None => gather(jobs).await,
            Some(limit) => gather(jobs).limit(limit).await,
        }),
        Join::TryGather => {
            let values = match limit {
                None => try_gather(jobs).await,
                Some(limit) => try_gather(jobs).limit(limit).await,
            };
            match values {
                Ok(values) => all(values.into_iter().map(Ok).collect()),
                Err(index) => Outcome::Error(index),
            }
        }
        Join::AsCompleted(count) => {
            let mut coming = as_completed(jobs);
            if let Some(limit) = limit {
                coming = coming.limit(limit);
            }
            let mut results = Vec::new();
            while results.len() < count
                && let Some((index, result)) = coming.next().await
            {
                results.push((index, result, Some(stage.now())));
            }
            Outcome::All(results)
        }
    }
}

/// Runs the call; returns also the instant at which it ended.
fn play(call: &Call) -> (Outcome, u64, Seen) {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let seen = Seen { lives: vec![Life::default(); call.jobs.len()], ..Seen::default() };
        let stage = Stage { start: Instant::now(), seen: Arc::new(Mutex::new(seen)) };
        // In a task, so that a panic is a result.
        let (performed, given_up) = (perform(call.clone(), stage.clone()), call.given_up);
        let caller = tokio::spawn(async move {
            match given_up {
                None => performed.await,
                Some(ms) => {
                    timeout(Duration::from_millis(ms), performed).await.unwrap_or(Outcome::GivenUp)
                }
            }
        });
        let outcome = caller.await.unwrap_or_else(|panicked| {
            Outcome::Panic(*panicked.into_panic().downcast().expect("a job's own panic"))
        });
        let end = stage.now();
        for _ in 0..10 {
            yield_now().await;
        }
        assert_eq!(Handle::current().metrics().num_alive_tasks(), 0, "a task outlived the call");
        (outcome, end, std::mem::take(&mut *stage.seen.lock().unwrap()))
    })
}

// The comparison.

fn compare_lives(lives: &[(u64, u64)], stop: u64, seen: &[Life]) -> TestCaseResult {
    for (job, (&(start, end), seen)) in lives.iter().zip(seen).enumerate() {
        let as_seen = (seen.start, seen.end, seen.dropped);
        let never = (None, None, None);
        let ended = (Some(start), Some(end), None);
        let cancelled = (Some(start), None, Some(stop));
        let agrees = if end < stop {
            as_seen == ended
        } else if end == stop {
            as_seen == ended || as_seen == cancelled
        } else if start < stop {
            as_seen == cancelled
        } else {
            as_seen == never || (start == stop && as_seen == cancelled)
        };
        prop_assert!(agrees, "job {job} from {start} to {end}, stop at {stop}: {seen:?}");
    }
    Ok(())
}

fn compare_outcome(
    call: &Call,
    lives: &[(u64, u64)],
    causes: &[Stop],
    outcome: &Outcome,
) -> TestCaseResult {
    let result = |job: usize| if call.jobs[job].1 == Ends::Ok { Ok(()) } else { Err(job) };
    let agrees = match outcome {
        Outcome::GivenUp => causes.contains(&Stop::GivenUp),
        Outcome::Error(job) => {
            causes.contains(&Stop::Failure(*job)) && call.jobs[*job].1 == Ends::Error
        }
        Outcome::Panic(job) => {
            causes.contains(&Stop::Failure(*job)) && call.jobs[*job].1 == Ends::Panic
        }
        Outcome::All(results) => {
            let wanted = match call.join {
                Join::AsCompleted(count) => {
                    // Each at the instant at which it ends, so they come in order.
                    let instants: Vec<u64> = results.iter().filter_map(|item| item.2).collect();
                    prop_assert!(instants.is_sorted());
                    prop_assert!(results.iter().all(|item| item.2 == Some(lives[item.0].1)));
                    count.min(lives.len())
                }
                _ => {
                    prop_assert!(results.iter().map(|item| item.0).eq(0..results.len()));
                    lives.len()
                }
            };
            let mut places: Vec<usize> = results.iter().map(|item| item.0).collect();
            places.sort_unstable();
            places.dedup();
            causes.contains(&Stop::Done)
                && (places.len(), results.len()) == (wanted, wanted)
                && results.iter().all(|item| item.1 == result(item.0))
        }
    };
    prop_assert!(agrees, "{outcome:?} is none of {causes:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_call_does_what_the_model_says(call in calls()) {
        let lives = undisturbed(&call);
        let (stop, causes) = stops(&call, &lives);
        let (outcome, end, seen) = play(&call);
        prop_assert_eq!(end, stop);
        compare_lives(&lives, stop, &seen.lives)?;
        compare_outcome(&call, &lives, &causes, &outcome)?;
        if matches!(outcome, Outcome::Error(_) | Outcome::Panic(_)) {
            prop_assert_eq!(seen.left, 0, "the others end before the call does");
        }
        let workers = call.limit.unwrap_or(usize::MAX).min(call.jobs.len());
        prop_assert_eq!(seen.most, workers, "as many run as may, and no more");
    }
}
