//! A model of the parts of tokio that a group uses: tasks that anybody may abort; a runtime that
//! may shut down at any time, and from then on drops what it is given; and a clock that may show
//! any time.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, PoisonError, TryLockError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use shuttle::future::{JoinHandle, block_on, spawn};
pub(crate) use shuttle::sync::Mutex;
use shuttle::sync::MutexGuard;
pub(crate) use shuttle::sync::atomic::AtomicBool;

shuttle::lazy_static! {
    static ref RUNTIME: Handle = Handle::default();
}

/// The only runtime of an execution.
#[derive(Clone, Default)]
pub(crate) struct Handle(Arc<Mutex<Tasks>>);

#[derive(Default)]
struct Tasks {
    closed: bool,
    running: Vec<(AbortHandle, JoinHandle<()>)>,
}

impl Handle {
    pub(crate) fn current() -> Self {
        RUNTIME.clone()
    }

    pub(crate) fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) -> Task {
        let task = AbortHandle::new(future);
        let mut tasks = locked(&self.0);
        if tasks.closed {
            drop(tasks);
            task.drop_future();
        } else {
            let runs = task.clone();
            let joins = spawn(poll_fn(move |context| runs.poll(context)));
            tasks.running.push((task.clone(), joins));
        }
        Task(task)
    }

    /// Drops every task that is not being polled now, and the others soon after, and waits until
    /// all have ended.
    pub(crate) fn shut_down(&self) {
        let mut tasks = locked(&self.0);
        tasks.closed = true;
        let running = std::mem::take(&mut tasks.running);
        drop(tasks);
        for (task, _) in &running {
            task.abort();
            task.drop_future();
        }
        for (_, joins) in running {
            block_on(joins).expect("the model catches panics where tokio does");
        }
    }
}

pub(crate) struct Task(AbortHandle);

impl Task {
    pub(crate) fn abort(&self) {
        self.0.abort();
    }

    pub(crate) fn abort_handle(&self) -> AbortHandle {
        self.0.clone()
    }
}

/// A task. Its future is dropped by the thread that polls it, or by the one that shuts the runtime
/// down.
#[derive(Clone)]
pub(crate) struct AbortHandle(Arc<Running>);

struct Running {
    future: Mutex<Option<Pin<Box<dyn Future<Output = ()> + Send>>>>,
    aborted: AtomicBool,
    ended: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

impl AbortHandle {
    fn new(future: impl Future<Output = ()> + Send + 'static) -> Self {
        Self(Arc::new(Running {
            future: Mutex::new(Some(Box::pin(future))),
            aborted: AtomicBool::new(false),
            ended: AtomicBool::new(false),
            waker: Mutex::new(None),
        }))
    }

    pub(crate) fn abort(&self) {
        self.0.aborted.store(true, SeqCst);
        let waker = locked(&self.0.waker).take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    pub(crate) fn is_finished(&self) -> bool {
        self.0.ended.load(SeqCst)
    }

    /// Drops the future; if a thread polls it now, that thread drops it.
    fn drop_future(&self) {
        let future = match self.0.future.try_lock() {
            Ok(mut future) => future.take(),
            Err(TryLockError::Poisoned(mut future)) => future.get_mut().take(),
            Err(TryLockError::WouldBlock) => None,
        };
        if let Some(future) = future {
            drop(future);
            self.0.ended.store(true, SeqCst);
        }
    }

    fn poll(&self, context: &mut Context<'_>) -> Poll<()> {
        *locked(&self.0.waker) = Some(context.waker().clone());
        if self.0.aborted.load(SeqCst) {
            self.drop_future();
            return Poll::Ready(());
        }
        let mut place = locked(&self.0.future);
        let Some(future) = place.as_mut() else { return Poll::Ready(()) };
        if future.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        let ended = place.take();
        drop(place);
        drop(ended);
        self.0.ended.store(true, SeqCst);
        Poll::Ready(())
    }
}

/// All parties share one thread of the system. So while one of them unwinds, every lock that
/// another one releases becomes poisoned.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The time may be over at any moment.
pub(crate) async fn timeout<F: Future>(_: Duration, future: F) -> Result<F::Output, ()> {
    let mut future = pin!(future);
    let mut clock = pin!(spawn(async {}));
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(output));
        }
        clock.as_mut().poll(context).map(|_| Err(()))
    })
    .await
}

/// The error that a caller gets when its runtime has shut down.
pub(crate) struct RuntimeShutDown;

pub(crate) async fn shut_down() -> Infallible {
    resume_unwind(Box::new(RuntimeShutDown))
}
