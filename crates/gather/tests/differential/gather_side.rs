//! Runs a program under this library, on the paused clock.

use std::num::NonZeroUsize;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::{Group, ReturnWhen, as_completed, gather, task_group, try_gather, wait};
use tokio::runtime::{Builder, Handle};
use tokio::task::{JoinError, JoinSet, yield_now};
use tokio::time::{Instant, sleep, timeout};

use crate::program::{Bound, Ends, HORIZON_MS, Node, Until, What};
use crate::trace::{Event, Trace};

/// What a node ends with, in words.
type Text = Result<String, String>;
type Running = Pin<Box<dyn Future<Output = Text> + Send>>;

/// Turns of the scheduler after which every aborted task must have been dropped: an abort takes one
/// for each join it passes.
const TURNS: usize = 100;

/// Runs it and returns what happened.
pub fn play(program: &Node) -> Trace {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.expect("a runtime can be built").block_on(async {
        let stage = Stage { start: Instant::now(), trace: Arc::default() };
        let _ = timeout(Duration::from_millis(HORIZON_MS), stage.run(program.clone())).await;
        for _ in 0..TURNS {
            yield_now().await;
        }
        assert_eq!(Handle::current().metrics().num_alive_tasks(), 0, "a task outlived its owner");
        std::mem::take(&mut *stage.trace.lock().unwrap())
    })
}

#[derive(Clone)]
struct Stage {
    start: Instant,
    trace: Arc<Mutex<Trace>>,
}

/// A node that has started. When it is dropped before its end, it has been cancelled.
struct Life {
    stage: Stage,
    id: usize,
    ended: bool,
}

impl Drop for Life {
    fn drop(&mut self) {
        if !self.ended {
            self.stage.note(self.id, "cancelled");
        }
    }
}

fn shown(result: Text) -> String {
    result.unwrap_or_else(|error| format!("!{error}"))
}

fn joined<T>(results: Vec<T>, each: impl Fn(T) -> String) -> String {
    results.into_iter().map(each).collect::<Vec<_>>().join(", ")
}

fn at_most(limit: usize) -> NonZeroUsize {
    NonZeroUsize::new(limit).expect("limits are drawn from 1 on")
}

impl Stage {
    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).expect("before the horizon")
    }

    fn note(&self, id: usize, what: &str) {
        self.trace.lock().unwrap().push(Event(self.now(), id, what.to_owned()));
    }

    fn run(&self, node: Node) -> Running {
        let stage = self.clone();
        Box::pin(async move {
            let (id, within_ms) = (node.id, node.within_ms);
            stage.note(id, "start");
            let mut life = Life { stage: stage.clone(), id, ended: false };
            let result = match within_ms {
                None => stage.join(node).await,
                Some(ms) => timeout(Duration::from_millis(ms), stage.join(node))
                    .await
                    .unwrap_or_else(|_| Err(format!("late {id}"))),
            };
            life.ended = true;
            stage.note(id, &shown(result.clone()));
            result
        })
    }

    fn run_all(&self, nodes: Vec<Node>) -> impl Iterator<Item = Running> + Send + use<> {
        let stage = self.clone();
        nodes.into_iter().map(move |node| stage.run(node))
    }

    async fn join(&self, node: Node) -> Text {
        let id = node.id;
        match node.what {
            What::Job { ends: Ends::Never, .. } => std::future::pending().await,
            What::Job { ms, ends } => {
                sleep(Duration::from_millis(ms)).await;
                if ends == Ends::Ok { Ok(id.to_string()) } else { Err(id.to_string()) }
            }
            What::Gather { children, limit } => {
                let all = gather(self.run_all(children));
                let results = match limit {
                    None => all.await,
                    Some(limit) => all.limit(at_most(limit)).await,
                };
                Ok(format!("[{}]", joined(results, shown)))
            }
            What::TryGather { children, limit } => {
                let all = try_gather(self.run_all(children));
                let values = match limit {
                    None => all.await?,
                    Some(limit) => all.limit(at_most(limit)).await?,
                };
                Ok(format!("[{}]", joined(values, |value| value)))
            }
            What::AsCompleted { children, bound, leave_after } => {
                Ok(self.as_completed(children, bound, leave_after).await)
            }
            What::Wait { children, until, deadline_ms, then_all } => {
                Ok(self.wait(children, until, deadline_ms, then_all).await)
            }
            What::TaskGroup { children, body } => self.task_group(children, body).await,
        }
    }

    async fn as_completed(
        &self,
        children: Vec<Node>,
        bound: Bound,
        leave_after: Option<usize>,
    ) -> String {
        let deadline = bound.deadline_ms.map(|ms| Instant::now() + Duration::from_millis(ms));
        let mut coming = as_completed(self.run_all(children));
        if let Some(limit) = bound.limit {
            coming = coming.limit(at_most(limit));
        }
        let mut seen = Vec::new();
        loop {
            let next = match deadline {
                None => Ok(coming.next().await),
                Some(deadline) => coming.next_before(deadline).await,
            };
            match next {
                Err(_) => {
                    seen.push("late".to_owned());
                    break;
                }
                Ok(None) => break,
                Ok(Some((index, result))) => {
                    seen.push(format!("{index}@{}={}", self.now(), shown(result)));
                }
            }
            if Some(seen.len()) == leave_after {
                break;
            }
            if let Some(ms) = bound.body_ms {
                sleep(Duration::from_millis(ms)).await;
            }
        }
        format!("<{}>", seen.join(", "))
    }

    async fn wait(
        &self,
        children: Vec<Node>,
        until: Until,
        deadline_ms: Option<u64>,
        then_all: bool,
    ) -> String {
        type Ended = Result<(usize, String), (usize, String)>;
        let show = |done: Vec<Result<Ended, JoinError>>| {
            joined(done, |ended| match ended.expect("nobody aborts a task of the set") {
                Ok((index, value)) => format!("{index}={value}"),
                Err((index, error)) => format!("{index}=!{error}"),
            })
        };
        let mut set: JoinSet<Ended> = self
            .run_all(children)
            .enumerate()
            .map(|(index, child)| async move {
                child.await.map(|value| (index, value)).map_err(|error| (index, error))
            })
            .collect();
        let mut first = wait(&mut set);
        if let Some(ms) = deadline_ms {
            first = first.deadline(Instant::now() + Duration::from_millis(ms));
        }
        first = match until {
            Until::FirstCompleted => first.return_when(ReturnWhen::FirstCompleted),
            Until::FirstError => first.return_when(ReturnWhen::FirstError(Result::is_err)),
            Until::AllCompleted => first,
        };
        let mut text = show(first.await);
        if then_all {
            text += &format!(" | {}", show(wait(&mut set).await));
        }
        format!("{{{text}}}")
    }

    async fn task_group(&self, children: Vec<Node>, body: Option<Box<Node>>) -> Text {
        let stage = self.clone();
        let ended = task_group(move |group: Group<String>| async move {
            for child in stage.run_all(children) {
                group.spawn(async { child.await.map(drop) });
            }
            match body {
                None => Ok(String::new()),
                Some(body) => stage.run(*body).await,
            }
        });
        match ended.await {
            Ok(value) => Ok(format!("({})", value.expect("nobody cancels the group"))),
            Err(errors) => {
                let all: Vec<_> = std::iter::once(errors.first).chain(errors.rest).collect();
                Err(all.join("+"))
            }
        }
    }
}
