//! Lesson 07: act on each result when it comes, and know what the others do meanwhile.
//!
//! asyncio has `as_completed`. Rust has streams of futures, which stand still while a loop's body
//! waits, and sets of tasks, which do not.
//!
//! - [`in_a_stream`], [`in_tasks`], [`each_scored`]: one loop over futures, over tasks, and the work
//!   moved into the tasks.
//! - [`two_at_once`]: a stream with a limit.
//! - [`until`], [`in_time`]: a deadline for the reads, and one for the work as well.
//! - [`good_ones`], [`one_by_one`]: a loop that an error ends, and one that hears every error.
//! - [`first_page`], [`first_only`]: leaving the loop, and leaving the set.
//! - [`with_names`]: which future it was.
//! - [`scenes`]: all of it, ready to be played.

mod scenes;

use std::error::Error;
use std::time::Duration;

// ANCHOR: imports
use futures::StreamExt;
use futures::stream::{self, FuturesUnordered};
use gather::as_completed;
use stage::{FetchError, Source, fetch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::info;
// ANCHOR_END: imports

pub use scenes::scenes;

/// Lesson 02's box: room for the errors of a fetch and of a task.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// How long a page is rendered elsewhere, once its text has come.
pub const RENDERING: Duration = Duration::from_millis(500);

/// Futures in the caller's task: nobody polls them while the body waits.
///
/// # Errors
/// When a page or the judge fails.
// ANCHOR: in_a_stream
pub async fn in_a_stream(pages: &[Source], judge: &Source) -> Result<(), FetchError> {
    let mut visits: FuturesUnordered<_> = pages.iter().cloned().map(visit).collect();
    while let Some(page) = visits.next().await {
        score(page?, judge).await?;
    }
    Ok(())
}
// ANCHOR_END: in_a_stream

// ANCHOR: visit
async fn visit(page: Source) -> Result<String, FetchError> {
    info!("{} is asked", page.name);
    let page = fetch(page).await?;
    sleep(RENDERING).await;
    info!("{page} is here");
    Ok(page)
}

async fn score(page: String, judge: &Source) -> Result<String, FetchError> {
    fetch(judge).await?;
    info!("{page} is scored");
    Ok(page)
}
// ANCHOR_END: visit

/// Tasks: the runtime polls them while the body waits.
///
/// # Errors
/// When a page or the judge fails.
// ANCHOR: in_tasks
pub async fn in_tasks(pages: &[Source], judge: &Source) -> Result<(), BoxError> {
    let mut visits: JoinSet<_> = pages.iter().cloned().map(visit).collect();
    while let Some(page) = visits.join_next().await {
        score(page??, judge).await?;
    }
    Ok(())
}
// ANCHOR_END: in_tasks

/// The score of a page belongs to the page's task, so no page waits for another one's score.
///
/// # Errors
/// When a page or the judge fails.
// ANCHOR: each_scored
pub async fn each_scored(pages: &[Source], judge: &Source) -> Result<Vec<String>, BoxError> {
    let mut work = JoinSet::new();
    for page in pages.iter().cloned() {
        let judge = judge.clone();
        work.spawn(async move { score(visit(page).await?, &judge).await });
    }
    let mut scored = Vec::new();
    while let Some(page) = work.join_next().await {
        scored.push(page??);
    }
    Ok(scored)
}
// ANCHOR_END: each_scored

/// At most two visits are under way, and a place is given to the next one only when the loop asks.
///
/// # Errors
/// When a page or the judge fails.
// ANCHOR: two_at_once
pub async fn two_at_once(pages: &[Source], judge: &Source) -> Result<(), FetchError> {
    let pages = stream::iter(pages.iter().cloned());
    let mut visits = pages.map(visit).buffer_unordered(2);
    while let Some(page) = visits.next().await {
        score(page?, judge).await?;
    }
    Ok(())
}
// ANCHOR_END: two_at_once

/// The trap: the deadline is over each read, and no read has to wait for it.
///
/// # Errors
/// When a page or the judge fails.
// ANCHOR: until
pub async fn until(deadline: Instant, pages: &[Source], judge: &Source) -> Scored {
    let mut visits: JoinSet<_> = pages.iter().cloned().map(visit).collect();
    let mut scored = Vec::new();
    while let Ok(Some(page)) = timeout_at(deadline, visits.join_next()).await {
        scored.push(score(page??, judge).await?);
    }
    Ok(scored)
}

type Scored = Result<Vec<String>, BoxError>;
// ANCHOR_END: until

/// The repair: the deadline is over the loop with its body, and the list lies outside.
///
/// # Errors
/// When a page or the judge fails in time.
// ANCHOR: in_time
pub async fn in_time(deadline: Instant, pages: &[Source], judge: &Source) -> Scored {
    let mut scored = Vec::new();
    let work = async {
        let mut visits: JoinSet<_> = pages.iter().cloned().map(visit).collect();
        while let Some(page) = visits.join_next().await {
            scored.push(score(page??, judge).await?);
        }
        Ok::<_, BoxError>(())
    };
    match timeout_at(deadline, work).await {
        Ok(ended) => ended?,
        Err(_) => info!("time is up"),
    }
    Ok(scored)
}
// ANCHOR_END: in_time

/// The trap: a pattern that is meant to pick out answers ends the loop.
///
/// # Errors
/// When the judge fails.
// ANCHOR: good_ones
pub async fn good_ones(pages: &[Source], judge: &Source) -> Scored {
    let mut visits: JoinSet<_> = pages.iter().cloned().map(visit).collect();
    let mut scored = Vec::new();
    while let Some(Ok(Ok(page))) = visits.join_next().await {
        scored.push(score(page, judge).await?);
    }
    Ok(scored)
}
// ANCHOR_END: good_ones

/// The repair: only an empty set ends the loop, and every result is looked at.
///
/// # Errors
/// When the judge fails.
// ANCHOR: one_by_one
pub async fn one_by_one(pages: &[Source], judge: &Source) -> Scored {
    let mut visits: JoinSet<_> = pages.iter().cloned().map(visit).collect();
    let mut scored = Vec::new();
    while let Some(joined) = visits.join_next().await {
        match joined {
            Ok(Ok(page)) => scored.push(score(page, judge).await?),
            Ok(Err(error)) => info!("{error}"),
            Err(_) => info!("a visit has panicked"),
        }
    }
    Ok(scored)
}
// ANCHOR_END: one_by_one

/// The trap: `break` leaves the loop, and the set lives on until the end of the function.
///
/// # Errors
/// When no page comes, or the judge fails.
// ANCHOR: first_page
pub async fn first_page(pages: &[Source], judge: &Source) -> Result<String, BoxError> {
    let mut visits: JoinSet<_> = pages.iter().cloned().map(visit).collect();
    let mut first = None;
    while let Some(joined) = visits.join_next().await {
        match joined {
            Ok(Ok(page)) => {
                first = Some(page);
                break;
            }
            Ok(Err(error)) => info!("{error}"),
            Err(_) => info!("a visit has panicked"),
        }
    }
    let page = first.ok_or("no page has come")?;
    Ok(score(page, judge).await?)
}
// ANCHOR_END: first_page

/// The repair: the set lives in a function of its own, and goes when that one returns.
///
/// # Errors
/// When no page comes, or the judge fails.
// ANCHOR: first_only
pub async fn first_only(pages: &[Source], judge: &Source) -> Result<String, BoxError> {
    let page = first_of(pages).await.ok_or("no page has come")?;
    Ok(score(page, judge).await?)
}

async fn first_of(pages: &[Source]) -> Option<String> {
    let mut visits: JoinSet<_> = pages.iter().cloned().map(visit).collect();
    while let Some(joined) = visits.join_next().await {
        match joined {
            Ok(Ok(page)) => return Some(page),
            Ok(Err(error)) => info!("{error}"),
            Err(_) => info!("a visit has panicked"),
        }
    }
    None
}
// ANCHOR_END: first_only

/// Each result brings the index of its future along.
// ANCHOR: with_names
pub async fn with_names(pages: &[Source]) -> Vec<String> {
    let mut visits = as_completed(pages.iter().cloned().map(visit));
    let mut failed = Vec::new();
    while let Some((index, page)) = visits.next().await {
        if page.is_err() {
            failed.push(pages[index].name.clone());
        }
    }
    failed
}
// ANCHOR_END: with_names
