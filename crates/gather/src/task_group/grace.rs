//! How a group ends after its body has ended: its children have the group's grace, and are then
//! aborted.

use std::future::{pending, poll_fn};
use std::mem::take;
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::failures::Failures;
use super::shared::{Phase, Shared};
use super::system::{Task, timeout};
use crate::shutdown::poll_timer;

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
            let mut over = pin!(timeout(grace, pending::<()>()));
            poll_fn(|context| {
                if self.poll_over(context).is_ready() {
                    return Poll::Ready(());
                }
                let Some(polled) = poll_timer(over.as_mut(), context) else {
                    self.with(|state| state.failures.shut_down |= !state.is_over());
                    return Poll::Ready(());
                };
                polled.map(drop)
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
