//! What `join!` does, written out: each future is polled whenever the caller is, until it is ready.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use futures::future::maybe_done;
use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let mut first = pin!(maybe_done(fetch(first)));
    let mut second = pin!(maybe_done(fetch(second)));
    let mut third = pin!(maybe_done(fetch(third)));
    poll_fn(|context| {
        let polled = [
            first.as_mut().poll(context),
            second.as_mut().poll(context),
            third.as_mut().poll(context),
        ];
        if polled.iter().all(Poll::is_ready) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    let done = "they are all ready";
    Ok([
        first.take_output().expect(done)?,
        second.take_output().expect(done)?,
        third.take_output().expect(done)?,
    ])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
