//! Plays a program, and checks what the group promises.

use std::future::{Future, pending, poll_fn};
use std::mem::take;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use shuttle::future::{block_on, yield_now};
use shuttle::thread;

use super::model::{Handle, RuntimeShutDown};
use super::program::{Closer, End, Life, Program, Step};
use crate::{ChildHandle, Group, GroupError, task_group};

/// What happened. These are types of the standard library, so that reading them changes no
/// schedule.
#[derive(Default)]
struct Witness {
    /// The number of children that have begun and not ended.
    running: AtomicUsize,
    errors: AtomicUsize,
    panics: AtomicUsize,
    /// The number of children that had begun and were cut off, although nobody had aborted them.
    cut: AtomicUsize,
    cancelled: AtomicBool,
    /// Whether the caller has got a result, because the group was not dropped.
    over: AtomicBool,
    /// Held by every error, panic and value.
    alive: Arc<()>,
    outsiders: Mutex<Vec<thread::JoinHandle<()>>>,
}

/// An error, a panic or a value. It keeps the group alive for as long as it exists, and uses the
/// group when it is dropped.
struct Held {
    _alive: Arc<()>,
    group: Group<Held>,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.group.set_grace(Duration::ZERO);
    }
}

/// One party: a body, a child, or a thread outside the group.
struct Party {
    group: Group<Held>,
    witness: Arc<Witness>,
    last: Option<(ChildHandle, Arc<AtomicBool>)>,
    /// Whether the party has ended by itself.
    ended: Arc<AtomicBool>,
}

impl Party {
    fn new(group: &Group<Held>, witness: &Arc<Witness>) -> Self {
        let (group, witness) = (group.clone(), witness.clone());
        Self { group, witness, last: None, ended: Arc::default() }
    }

    fn held(&self) -> Held {
        Held { _alive: self.witness.alive.clone(), group: self.group.clone() }
    }

    fn act(&mut self, step: Step) {
        match step {
            Step::Spawn(life) => {
                let child = Child::new(life, &self.group, &self.witness);
                let aborted = child.aborted.clone();
                self.last = Some((self.group.spawn(child), aborted));
            }
            Step::AbortLast => {
                if let Some((child, aborted)) = &self.last {
                    aborted.store(true, SeqCst);
                    child.abort();
                }
            }
            Step::Cancel => {
                self.witness.cancelled.store(true, SeqCst);
                self.group.cancel();
            }
            Step::Grace(some) => self.group.set_grace(Duration::from_secs(u64::from(some))),
            Step::Yield => {}
        }
    }

    async fn live(mut self, steps: Vec<Step>, end: End) -> Result<Held, Held> {
        for step in steps {
            if let Step::Yield = step {
                yield_now().await;
            }
            self.act(step);
        }
        match end {
            End::Never => pending().await,
            End::WhenStopped => self.group.cancelled().await,
            End::Ok | End::Error | End::Panic => {}
        }
        self.ended.store(true, SeqCst);
        match end {
            End::Error => {
                self.witness.errors.fetch_add(1, SeqCst);
                Err(self.held())
            }
            End::Panic => {
                self.witness.panics.fetch_add(1, SeqCst);
                resume_unwind(Box::new(self.held()))
            }
            End::Ok | End::Never | End::WhenStopped => Ok(self.held()),
        }
    }
}

/// A child with a destructor of its own, which runs when the child's life is over.
struct Child {
    life: Pin<Box<dyn Future<Output = Result<Held, Held>> + Send>>,
    /// The steps of the destructor.
    last: Party,
    last_steps: Vec<Step>,
    begun: bool,
    aborted: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
}

impl Child {
    fn new(life: Life, group: &Group<Held>, witness: &Arc<Witness>) -> Self {
        let party = Party::new(group, witness);
        let ended = party.ended.clone();
        Self {
            life: Box::pin(party.live(life.steps, life.end)),
            last: Party::new(group, witness),
            last_steps: life.last_steps,
            begun: false,
            aborted: Arc::default(),
            ended,
        }
    }
}

impl Future for Child {
    type Output = Result<(), Held>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if !self.begun {
            self.begun = true;
            let witness = &self.last.witness;
            assert!(!witness.over.load(SeqCst), "a child begins after the end");
            witness.running.fetch_add(1, SeqCst);
        }
        self.life.as_mut().poll(context).map(|ended| ended.map(drop))
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        for step in take(&mut self.last_steps) {
            self.last.act(step);
        }
        let witness = &self.last.witness;
        if self.begun {
            if !self.ended.load(SeqCst) && !self.aborted.load(SeqCst) {
                witness.cut.fetch_add(1, SeqCst);
            }
            witness.running.fetch_sub(1, SeqCst);
        }
    }
}

pub(super) fn play(program: Program) {
    let witness = Arc::new(Witness::default());
    let closer = program.closer;
    // Made before anything unwinds, because unwinding would poison it.
    let runtime = Handle::current();
    let shutdown =
        (closer == Closer::Shutdown).then(|| thread::spawn(|| Handle::current().shut_down()));
    let (polls, observed) = (program.polls, witness.clone());
    let group = async move |group: Group<Held>| {
        let closes = (closer == Closer::Cancel).then(|| vec![Step::Cancel]);
        for steps in program.outsiders.into_iter().chain(closes) {
            let mut outsider = Party::new(&group, &observed);
            let thread =
                thread::spawn(move || steps.into_iter().for_each(|step| outsider.act(step)));
            observed.outsiders.lock().unwrap().push(thread);
        }
        Party::new(&group, &observed).live(program.body.steps, program.body.end).await
    };
    let told = catch_unwind(AssertUnwindSafe(|| block_on(polled(task_group(group), polls))));
    if !matches!(told, Ok(None)) {
        witness.over.store(true, SeqCst);
        check(&witness, &told, closer);
    }
    drop(told);
    let outsiders = take(&mut *witness.outsiders.lock().unwrap());
    outsiders.into_iter().for_each(|outsider| outsider.join().unwrap());
    if let Some(shutdown) = shutdown {
        shutdown.join().unwrap();
    }
    runtime.shut_down();
    assert_eq!(Arc::strong_count(&witness.alive), 1, "something is kept");
}

/// Polls a group `polls` times, or to its end. `None` if it was dropped before its end.
async fn polled<T>(group: impl Future<Output = T>, polls: Option<usize>) -> Option<T> {
    let mut group = pin!(group);
    let mut left = polls;
    poll_fn(|context| {
        if left == Some(0) {
            return Poll::Ready(None);
        }
        left = left.map(|left| left - 1);
        if left.is_some() {
            context.waker().wake_by_ref();
        }
        group.as_mut().poll(context).map(Some)
    })
    .await
}

type Told = Option<Result<Option<Held>, GroupError<Held>>>;

fn check(witness: &Witness, told: &std::thread::Result<Told>, closer: Closer) {
    let [errors, panics, cut] =
        [&witness.errors, &witness.panics, &witness.cut].map(|count| count.load(SeqCst));
    assert_eq!(witness.running.load(SeqCst), 0, "a child outlives the group");
    match told {
        Err(panic) if panic.is::<RuntimeShutDown>() => {
            assert_eq!(closer, Closer::Shutdown, "nobody shuts down");
            assert_eq!((errors, panics), (0, 0), "hidden behind a shutdown");
        }
        Err(panic) => {
            assert!(panic.is::<Held>(), "a panic of the group itself");
            assert!(panics > 0);
        }
        Ok(Some(Err(error))) => {
            assert_eq!(panics, 0, "a panic is lost");
            assert_eq!(1 + error.rest.len(), errors, "errors");
        }
        Ok(Some(Ok(value))) => {
            assert_eq!((errors, panics), (0, 0), "a failure is lost");
            let cancelled = witness.cancelled.load(SeqCst);
            assert!(value.is_some() || cancelled, "no value, and nobody stopped it");
            assert!(cut == 0 || cancelled, "Ok, though a child was killed");
        }
        Ok(None) => unreachable!("it was polled to its end"),
    }
}
