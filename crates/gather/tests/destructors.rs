//! Destructors that panic, wherever the user has one: in a future, in an output or an error, in the
//! payload of a panic, in the iterator. The result of a call is the failure that came first, and no
//! second panic aborts the process. (If one did, this whole binary would end.)

use std::future::poll_fn;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use gather::{as_completed, gather, try_gather, wait};
use proptest::collection::vec;
use proptest::prelude::*;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Sleep, sleep, timeout};

/// Panics when it is dropped, if it is armed.
#[derive(Debug)]
struct Mine {
    armed: bool,
}

impl Drop for Mine {
    fn drop(&mut self) {
        if self.armed {
            resume_unwind(Box::new("a mine"));
        }
    }
}

fn mine(armed: bool) -> Mine {
    Mine { armed }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Ends {
    Ok,
    Error,
    Panic,
}

/// What a job does, and which of its destructors panic.
#[derive(Debug, Clone, Copy)]
struct Plan {
    ms: u64,
    ends: Ends,
    output: bool,
    future: bool,
}

/// The index of the job comes back with its output, its error, or its panic.
type Output = Result<(usize, Mine), (usize, Mine)>;
type Payload = (usize, Mine);

/// A future by hand, whose own fields outlive a panic of its poll.
struct Job {
    index: usize,
    plan: Plan,
    sleep: Option<Pin<Box<Sleep>>>,
    has_ended: bool,
}

impl Future for Job {
    type Output = Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Output> {
        let ms = self.plan.ms;
        let nap = self.sleep.get_or_insert_with(|| Box::pin(sleep(Duration::from_millis(ms))));
        ready!(nap.as_mut().poll(context));
        self.has_ended = true;
        let value = (self.index, mine(self.plan.output));
        match self.plan.ends {
            Ends::Ok => Poll::Ready(Ok(value)),
            Ends::Error => Poll::Ready(Err(value)),
            Ends::Panic => resume_unwind(Box::new(value)),
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if self.plan.future {
            let payload: Payload = (self.index, mine(self.plan.output && self.has_ended));
            resume_unwind(Box::new(payload));
        }
    }
}

/// Makes the jobs.
struct Jobs {
    plans: std::iter::Enumerate<std::vec::IntoIter<Plan>>,
    destructor: bool,
}

impl Iterator for Jobs {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        let (index, plan) = self.plans.next()?;
        Some(Job { index, plan, sleep: None, has_ended: false })
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        if self.destructor {
            resume_unwind(Box::new((usize::MAX, mine(true))));
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Join {
    Gather,
    TryGather,
    AsCompleted,
}

#[derive(Debug, Clone)]
struct Call {
    join: Join,
    plans: Vec<Plan>,
    limit: Option<usize>,
    given_up: Option<u64>,
}

fn calls() -> impl Strategy<Value = Call> {
    let join = prop_oneof![Just(Join::Gather), Just(Join::TryGather), Just(Join::AsCompleted)];
    let ends = prop_oneof![6 => Just(Ends::Ok), 1 => Just(Ends::Error), 1 => Just(Ends::Panic)];
    let plan = (1..100_000_u64, ends, any::<bool>(), proptest::bool::weighted(0.1))
        .prop_map(|(ms, ends, output, future)| Plan { ms, ends, output, future });
    let limit = proptest::option::of(1..6_usize);
    let given_up = proptest::option::weighted(0.2, 1..200_000_u64);
    (join, vec(plan, 0..10), limit, given_up).prop_map(|(join, plans, limit, given_up)| Call {
        join,
        plans,
        limit,
        given_up,
    })
}

#[derive(Debug, PartialEq)]
enum Outcome {
    All,
    Error(usize),
    Panic(usize),
    GivenUp,
}

/// What must come of the call; `None` where two things happen at one instant.
fn model(call: &Call) -> Option<Outcome> {
    let mut free_at = vec![0; call.limit.unwrap_or(usize::MAX).min(call.plans.len())];
    let mut events = Vec::new();
    for (index, plan) in call.plans.iter().enumerate() {
        let worker = free_at.iter_mut().min().expect("a job has a worker");
        *worker += plan.ms;
        let outcome = match plan.ends {
            _ if plan.future => Some(Outcome::Panic(index)),
            Ends::Panic => Some(Outcome::Panic(index)),
            Ends::Error if call.join == Join::TryGather => Some(Outcome::Error(index)),
            _ => None,
        };
        events.push((*worker, outcome));
    }
    let end = events.iter().map(|event| event.0).max().unwrap_or(0);
    events.push((end + 1, Some(Outcome::All)));
    events.extend(call.given_up.map(|ms| (ms, Some(Outcome::GivenUp))));
    events.sort_by_key(|event| event.0);
    if events.windows(2).any(|two| {
        two[0].0 == two[1].0 || two[0].0 + 1 == two[1].0 && two[1].1 == Some(Outcome::GivenUp)
    }) {
        return None;
    }
    events.into_iter().find_map(|event| event.1)
}

/// Takes the outputs away without their destructors.
fn read(outputs: impl IntoIterator<Item = Output>) -> Outcome {
    outputs.into_iter().for_each(std::mem::forget);
    Outcome::All
}

async fn perform(call: Call, destructor: bool) -> Outcome {
    let jobs = Jobs { plans: call.plans.into_iter().enumerate(), destructor };
    let limit = call.limit.map(|limit| NonZeroUsize::new(limit).unwrap());
    match call.join {
        Join::Gather => read(match limit {
            None => gather(jobs).await,
            Some(limit) => gather(jobs).limit(limit).await,
        }),
        Join::TryGather => {
            let tried = match limit {
                None => try_gather(jobs).await,
                Some(limit) => try_gather(jobs).limit(limit).await,
            };
            match tried {
                Ok(values) => read(values.into_iter().map(Ok)),
                Err((index, mine)) => {
                    std::mem::forget(mine);
                    Outcome::Error(index)
                }
            }
        }
        Join::AsCompleted => {
            let mut coming = match limit {
                None => as_completed(jobs),
                Some(limit) => as_completed(jobs).limit(limit),
            };
            while let Some((_, output)) = coming.next().await {
                std::mem::forget(output);
            }
            Outcome::All
        }
    }
}

/// Polls inside of `catch_unwind`, and drops the call there.
async fn caught(call: impl Future<Output = Outcome>) -> Outcome {
    let mut call = Box::pin(call);
    let polled =
        poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(context))) {
            Ok(polled) => polled.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        })
        .await;
    polled.unwrap_or_else(|panic| {
        let payload = *panic.downcast::<Payload>().expect("a payload of ours");
        let index = payload.0;
        std::mem::forget(payload);
        Outcome::Panic(index)
    })
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

async fn nothing_is_left() {
    for _ in 0..10 {
        yield_now().await;
    }
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_call_comes_to_its_first_failure(call in calls()) {
        let Some(wanted) = model(&call) else { return Ok(()) };
        let given_up = call.given_up.unwrap_or(u64::MAX / 2);
        let outcome = runtime().block_on(async {
            let performed = caught(perform(call, false));
            let outcome = timeout(Duration::from_millis(given_up), performed).await;
            nothing_is_left().await;
            outcome.unwrap_or(Outcome::GivenUp)
        });
        prop_assert_eq!(outcome, wanted);
    }

    /// What else unwinds while the call is dropped must not meet a second panic.
    #[test]
    fn a_call_is_dropped_while_its_thread_unwinds(call in calls(), destructor: bool) {
        let given_up = call.given_up.unwrap_or(0);
        runtime().block_on(async {
            let caller = tokio::spawn(async move {
                let mut performed = pin!(perform(call, destructor));
                let _ = timeout(Duration::from_millis(given_up), &mut performed).await;
                resume_unwind(Box::new("no luck"));
            });
            // Its own panic, or that of the call.
            let panic = caller.await.unwrap_err().into_panic();
            assert!(panic.is::<&str>() || panic.is::<Payload>());
            std::mem::forget(panic);
            nothing_is_left().await;
        });
    }
}

/// An output that has been there before the error, whether the caller has read it or not.
#[test]
fn an_output_that_panics_does_not_hide_the_error() {
    let plan = |ms, ends| Plan { ms, ends, output: true, future: false };
    let early = plan(1, Ends::Ok);
    let error = plan(2, Ends::Error);
    for plans in [vec![early, error], vec![error, early], vec![early, error, early, early]] {
        let place = plans.iter().position(|plan| plan.ms == 2).expect("one fails");
        for limit in [None, Some(plans.len())] {
            let call = Call { join: Join::TryGather, plans: plans.clone(), limit, given_up: None };
            let outcome = runtime().block_on(caught(perform(call, false)));
            assert_eq!(outcome, Outcome::Error(place));
        }
    }
}

/// A result that `wait` has collected when it is dropped.
#[test]
fn a_wait_drops_what_it_has_collected() {
    runtime().block_on(async {
        let mut jobs: JoinSet<Mine> = (0..3).map(|_| async { mine(true) }).collect();
        jobs.spawn(async { resume_unwind(Box::new(mine(true))) });
        jobs.spawn(std::future::pending());
        assert!(timeout(Duration::from_millis(1), wait(&mut jobs)).await.is_err());
    });
}

/// Where there is no runtime, the first future is dropped before the call panics.
#[test]
fn a_future_that_cannot_be_spawned_is_dropped() {
    let plan = Plan { ms: 1, ends: Ends::Ok, output: true, future: true };
    let call = |join, limit| Call { join, plans: vec![plan; 3], limit, given_up: None };
    for join in [Join::Gather, Join::TryGather, Join::AsCompleted] {
        for limit in [None, Some(2)] {
            for destructor in [false, true] {
                let mut performed = tokio_test::task::spawn(perform(call(join, limit), destructor));
                let polled = catch_unwind(AssertUnwindSafe(|| performed.poll().is_ready()));
                let told = *polled.unwrap_err().downcast::<String>().expect("a panic with words");
                assert!(told.contains("there is no reactor running"), "{told}");
            }
        }
    }
}
