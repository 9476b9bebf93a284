//! The future of a `gather`, before and after its first poll.

use std::fmt;
use std::future::Future;
use std::mem::replace;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::quiet::Quiet;

/// A call whose tasks have been spawned.
pub(crate) type Running<O> = Pin<Box<dyn Future<Output = O> + Send>>;

/// The future that `.await` makes from [`gather`](crate::gather()) or
/// [`try_gather`](crate::try_gather()), with or without a limit.
///
/// It can be sent to another thread if the iterator can: it holds the iterator until its first
/// poll.
///
/// # Panics
/// When the call does, and when it is polled after it has ended.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// # async fn fetch(page: u32) -> u32 { page }
/// # let is_wanted = false;
/// // `select!` makes a future of each branch, and polls those that are enabled.
/// tokio::select! {
///     _ = gather::gather([1, 2].map(fetch)), if is_wanted => unreachable!("nothing is fetched"),
///     else => {}
/// }
/// # }
/// ```
#[must_use = "nothing is spawned until it is awaited"]
pub struct Joining<I, O>(State<I, O>);

/// Spawns the tasks of a call.
type Spawn<I, O> = fn(Quiet<Box<I>>, NonZeroUsize) -> Running<O>;

enum State<I, O> {
    /// The iterator is boxed, so that futures stored in it are freed once they have become tasks.
    Called(Quiet<Box<I>>, NonZeroUsize, Spawn<I, O>),
    Running(Running<O>),
    /// The call has ended, or its iterator has panicked.
    Ended,
}

impl<I, O> Joining<I, O> {
    /// A call that has not begun; `spawn` runs at its first poll.
    pub(crate) fn new(futures: I, limit: NonZeroUsize, spawn: Spawn<I, O>) -> Self {
        Self(State::Called(Quiet::new(Box::new(futures)), limit, spawn))
    }
}

impl<I, O> Future for Joining<I, O> {
    type Output = O;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<O> {
        // If anything below panics, the call has ended.
        let mut running = match replace(&mut self.0, State::Ended) {
            State::Called(futures, limit, spawn) => spawn(futures, limit),
            State::Running(running) => running,
            State::Ended => panic!("polled after it has ended"),
        };
        let polled = running.as_mut().poll(context);
        if polled.is_pending() {
            self.0 = State::Running(running);
        }
        polled
    }
}

impl<I: fmt::Debug, O> fmt::Debug for Joining<I, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut joining = f.debug_tuple("Joining");
        match &self.0 {
            State::Called(futures, ..) => joining.field(futures.get()).finish(),
            State::Running(_) | State::Ended => joining.finish_non_exhaustive(),
        }
    }
}
