//! Several calls of a learner's function at a time, each with sources of its own.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use stage::{Cast, Source};
use tokio::time::Instant;

use crate::check::{Function, Stage};
use crate::run::{Thrown, Value};

/// The result of one of several calls.
pub(crate) struct Call {
    pub end: Result<Value, Thrown>,
    pub notes: Vec<String>,
    /// How long after the beginning of the first call it ended.
    pub ended_at: Duration,
}

/// The results of all calls, once all have ended.
pub(crate) type Calls = Arc<Mutex<Option<Vec<Call>>>>;

/// Calls the function several times in one task. `calls` says how many of the sources each call gets, and
/// how long after the first one it begins.
pub(crate) fn together(one: &Function, calls: Vec<(usize, Duration)>, ended: &Calls) -> Function {
    let (one, ended) = (one.clone(), ended.clone());
    Arc::new(move |stage| {
        let (mut services, mut sources) =
            (stage.cast.services.into_iter(), stage.sources.into_iter());
        let begun = Instant::now();
        let calls = calls.iter().map(|&(many, later)| {
            let cast = Cast::new(services.by_ref().take(many));
            let call = call(one.clone(), cast, sources.by_ref().take(many).collect());
            let call: Pin<Box<dyn Future<Output = Call>>> = Box::pin(async move {
                // Even a sleep of zero would give up the turn.
                if !later.is_zero() {
                    tokio::time::sleep(later).await;
                }
                let call = call.await;
                Call { ended_at: begun.elapsed(), ..call }
            });
            call
        });
        let calls: Vec<_> = calls.collect();
        let ended = ended.clone();
        Box::pin(async move {
            let results = all(calls).await;
            ended.lock().unwrap_or_else(PoisonError::into_inner).replace(results);
            Value::Ok(String::new())
        })
    })
}

/// Polls all calls in one task until the last of them has ended.
async fn all(mut calls: Vec<Pin<Box<dyn Future<Output = Call>>>>) -> Vec<Call> {
    let mut results: Vec<Option<Call>> = calls.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (call, result) in calls.iter_mut().zip(&mut results) {
            if result.is_none()
                && let Poll::Ready(ended) = call.as_mut().poll(context)
            {
                *result = Some(ended);
            }
        }
        match results.iter().all(Option::is_some) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    results.into_iter().flatten().collect()
}

/// Makes one call. Its panic is caught, so that the other calls can end.
async fn call(function: Function, cast: Cast, sources: Vec<Source>) -> Call {
    let notes = Rc::new(RefCell::default());
    let lent = Stage { cast, sources, notes: notes.clone() };
    // The function may also panic before its first `.await`.
    let mut call = Box::pin(async move { function(lent).await });
    let end =
        poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(context))) {
            Ok(polled) => polled.map(Ok),
            Err(payload) => Poll::Ready(Err(Thrown::of(&*payload))),
        });
    let end = end.await;
    // If the function keeps the notebook borrowed, the checks of a single call report it.
    let notes = notes.try_borrow().map(|notes| notes.clone()).unwrap_or_default();
    Call { end, notes, ended_at: Duration::ZERO }
}
