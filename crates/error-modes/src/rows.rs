//! The constructs: one row each, with the few lines of code that the page shows.

use futures::future::{join_all, try_join_all};
use gather::{ReturnWhen, as_completed, gather, task_group, try_gather, wait};
use stage::{FetchError, Source, fetch};
use tokio::task::{JoinError, JoinSet};
use tokio::time::Instant;

use crate::failure::Failure;

/// A way to wait for many futures: a row of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Construct {
    /// `tokio::join!`
    Join,
    /// `tokio::try_join!`
    TryJoin,
    /// `futures::future::join_all`
    JoinAll,
    /// `futures::future::try_join_all`
    TryJoinAll,
    /// A `JoinSet`, read one result at a time; the first error ends it.
    JoinSet,
    /// `tokio::spawn`; the handles are awaited in their order.
    Handles,
    /// `gather::gather`
    Gather,
    /// `gather::try_gather`
    TryGather,
    /// `gather::as_completed`, every result handled.
    AsCompleted,
    /// `gather::wait`, until the first error.
    Wait,
    /// `gather::task_group`
    TaskGroup,
}

impl Construct {
    /// All constructs, in the order of the rows; constructs for the same asyncio function stand
    /// together.
    pub const ALL: [Self; 11] = [
        Self::Join,
        Self::JoinAll,
        Self::Gather,
        Self::TryJoin,
        Self::TryJoinAll,
        Self::TryGather,
        Self::Handles,
        Self::JoinSet,
        Self::AsCompleted,
        Self::Wait,
        Self::TaskGroup,
    ];

    /// The construct's name in files, in addresses, and among the anchors of this file.
    pub fn id(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::TryJoin => "try_join",
            Self::JoinAll => "join_all",
            Self::TryJoinAll => "try_join_all",
            Self::JoinSet => "join_set",
            Self::Handles => "handles",
            Self::Gather => "gather",
            Self::TryGather => "try_gather",
            Self::AsCompleted => "as_completed",
            Self::Wait => "wait",
            Self::TaskGroup => "task_group",
        }
    }

    /// The head of its row.
    pub fn title(self) -> &'static str {
        match self {
            Self::Join => "join!",
            Self::TryJoin => "try_join!",
            Self::JoinSet => "JoinSet",
            Self::Handles => "handles in order",
            _ => self.id(),
        }
    }

    /// asyncio's counterpart: the name of a row of the Python twin.
    pub fn asyncio(self) -> &'static str {
        match self {
            Self::Join | Self::JoinAll | Self::Gather => "gather(return_exceptions=True)",
            Self::TryJoin | Self::TryJoinAll | Self::TryGather => "gather",
            Self::Handles => "tasks in order",
            Self::JoinSet | Self::AsCompleted => "as_completed",
            Self::Wait => "wait",
            Self::TaskGroup => "TaskGroup",
        }
    }
}

type Fetched = Result<String, FetchError>;

// ANCHOR: join
pub async fn join(s: &[Source]) -> Vec<Fetched> {
    let (a, b, c, d) = tokio::join!(fetch(&s[0]), fetch(&s[1]), fetch(&s[2]), fetch(&s[3]));
    vec![a, b, c, d]
}
// ANCHOR_END: join

// ANCHOR: try_join
pub async fn try_join(s: &[Source]) -> Result<Vec<String>, FetchError> {
    let (a, b, c, d) = tokio::try_join!(fetch(&s[0]), fetch(&s[1]), fetch(&s[2]), fetch(&s[3]))?;
    Ok(vec![a, b, c, d])
}
// ANCHOR_END: try_join

// ANCHOR: join_all
pub async fn all_joined(s: &[Source]) -> Vec<Fetched> {
    join_all(s.iter().map(fetch)).await
}
// ANCHOR_END: join_all

// ANCHOR: try_join_all
pub async fn all_joined_or_error(s: &[Source]) -> Result<Vec<String>, FetchError> {
    try_join_all(s.iter().map(fetch)).await
}
// ANCHOR_END: try_join_all

// ANCHOR: join_set
pub async fn join_set(s: &[Source]) -> Result<Vec<String>, Failure> {
    let mut set: JoinSet<_> = s.iter().cloned().map(fetch).collect();
    let mut answers = Vec::new();
    while let Some(joined) = set.join_next().await {
        answers.push(joined??);
    }
    Ok(answers)
}
// ANCHOR_END: join_set

// ANCHOR: handles
pub async fn handles(s: &[Source]) -> Result<Vec<String>, Failure> {
    let handles: Vec<_> = s.iter().cloned().map(|s| tokio::spawn(fetch(s))).collect();
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}
// ANCHOR_END: handles

// ANCHOR: gather
pub async fn gathered(s: &[Source]) -> Vec<Fetched> {
    gather(s.iter().cloned().map(fetch)).await
}
// ANCHOR_END: gather

// ANCHOR: try_gather
pub async fn gathered_or_error(s: &[Source]) -> Result<Vec<String>, FetchError> {
    try_gather(s.iter().cloned().map(fetch)).await
}
// ANCHOR_END: try_gather

// ANCHOR: as_completed
pub async fn completed(s: &[Source]) -> Vec<Fetched> {
    let mut fetches = as_completed(s.iter().cloned().map(fetch));
    let mut results = Vec::new();
    while let Some((_, result)) = fetches.next().await {
        results.push(result);
    }
    results
}
// ANCHOR_END: as_completed

// ANCHOR: as_completed_before
pub async fn completed_before(s: &[Source], deadline: Instant) -> Vec<Fetched> {
    let mut fetches = as_completed(s.iter().cloned().map(fetch));
    let mut results = Vec::new();
    while let Ok(Some((_, result))) = fetches.next_before(deadline).await {
        results.push(result);
    }
    results
}
// ANCHOR_END: as_completed_before

pub type Set = JoinSet<Fetched>;

// ANCHOR: wait
pub async fn waited(set: &mut Set, s: &[Source]) -> Vec<Result<Fetched, JoinError>> {
    s.iter().cloned().map(fetch).for_each(|fetch| _ = set.spawn(fetch));
    wait(set).return_when(ReturnWhen::FirstError(Result::is_err)).await
}
// ANCHOR_END: wait

// ANCHOR: wait_before
pub async fn waited_before(
    set: &mut Set,
    s: &[Source],
    deadline: Instant,
) -> Vec<Result<Fetched, JoinError>> {
    s.iter().cloned().map(fetch).for_each(|fetch| _ = set.spawn(fetch));
    wait(set).return_when(ReturnWhen::FirstError(Result::is_err)).deadline(deadline).await
}
// ANCHOR_END: wait_before

// ANCHOR: task_group
pub async fn grouped(s: &[Source]) -> Result<Option<()>, Failure> {
    let group = task_group(async |group| {
        for source in s.iter().cloned() {
            group.spawn(async { fetch(source).await.map(drop) });
        }
        Ok(())
    });
    Ok(group.await?)
}
// ANCHOR_END: task_group
