//! How a group ends after its body has ended: its children have the group's grace, and are then
//! aborted.

use std::future::{Future, poll_fn};
use std::mem::take;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::failures::Failures;
use super::shared::{Phase, Shared};
use super::system::{Task, timeout};

impl<E> Shared<E> {
    /// Waits until all children have ended. If the group was stopped, they are aborted after its
    /// grace.
    pub(super) async fn end(&self) -> Failures<E> {
        let ended = || poll_fn(|context| self.poll_over(context));
        // A runtime that shuts down gives no grace.
        let grace = self.with(|state| {
            let lost = state.phase == Phase::Over || state.failures.shut_down;
            if lost { Duration::ZERO } else { state.grace }
        });
        if !grace.is_zero() {
            let mut wait = pin!(timeout(grace, ended()));
            poll_fn(|context| {
                match catch_unwind(AssertUnwindSafe(|| wait.as_mut().poll(context))) {
                    Ok(polled) => polled.map(drop),
                    // The runtime has shut down between the children's turn and the timer's, and the timer panics
                    // in words of its own. By then all children are over; the caller is told what became of them.
                    Err(_) if self.poll_over(context).is_ready() => Poll::Ready(()),
                    Err(panic) => resume_unwind(panic),
                }
            })
            .await;
        }
        self.abort();
        ended().await;
        self.with(|state| take(&mut state.failures))
    }

    fn poll_over(&self, context: &Context<'_>) -> Poll<()> {
        let over = self.watch(context, |state| {
            state.body_ended = true;
            state.is_over()
        });
        if over { Poll::Ready(()) } else { Poll::Pending }
    }

    fn abort(&self) {
        let tasks = self.with(|state| {
            state.enter(Phase::Aborted);
            state.children.tasks()
        });
        tasks.iter().for_each(Task::abort);
    }
}
