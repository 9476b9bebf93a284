//! The programs that are compared: what they are made of, and how random ones are drawn.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use serde::Serialize;

/// The most jobs of a program, and the most joins that may stand around one.
const MOST_JOBS: usize = 40;
const DEEPEST: u32 = 3;

/// Every wait is drawn from a range so wide that two of them seldom end at the same instant.
const LONGEST_MS: u64 = 1_000_000;

/// Whatever runs for ever is cancelled then; no other sum of waits comes near.
pub const HORIZON_MS: u64 = 1_000_000_000;

/// A job or a join of jobs. It ends with a text: its value, or its error.
#[derive(Debug, Clone, Serialize)]
pub struct Node {
    /// Its place in the program, counted from the root in the order of writing.
    pub id: usize,
    /// The timeout around it.
    pub within_ms: Option<u64>,
    #[serde(flatten)]
    pub what: What,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    Job {
        ms: u64,
        ends: Ends,
    },
    Gather {
        children: Vec<Node>,
        limit: Option<usize>,
    },
    TryGather {
        children: Vec<Node>,
        limit: Option<usize>,
    },
    AsCompleted {
        children: Vec<Node>,
        /// What bounds it: one at most, because asyncio's own forms of two of them together differ.
        bound: Bound,
        /// Leaves after so many results.
        leave_after: Option<usize>,
    },
    Wait {
        children: Vec<Node>,
        until: Until,
        deadline_ms: Option<u64>,
        /// Whether to wait for the others after that, or to stop them.
        then_all: bool,
    },
    TaskGroup {
        children: Vec<Node>,
        body: Option<Box<Node>>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    Ok,
    Error,
    Never,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Bound {
    pub limit: Option<usize>,
    /// How long all results may take together.
    pub deadline_ms: Option<u64>,
    /// How long the loop's body handles a result.
    pub body_ms: Option<u64>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    FirstCompleted,
    FirstError,
    AllCompleted,
}

impl Node {
    /// Those directly in it; a group's body comes last.
    pub fn children(&self) -> impl Iterator<Item = &Node> {
        let (children, body) = match &self.what {
            What::Job { .. } => (&[][..], None),
            What::TaskGroup { children, body } => (&children[..], body.as_deref()),
            What::Gather { children, .. }
            | What::TryGather { children, .. }
            | What::AsCompleted { children, .. }
            | What::Wait { children, .. } => (&children[..], None),
        };
        children.iter().chain(body)
    }

    fn jobs(&self) -> usize {
        match self.what {
            What::Job { .. } => 1,
            _ => self.children().map(Node::jobs).sum(),
        }
    }

    /// Gives the ids, from `next` on; returns the one after the last.
    fn number(&mut self, next: usize) -> usize {
        self.id = next;
        let (children, body) = match &mut self.what {
            What::Job { .. } => (&mut [][..], None),
            What::TaskGroup { children, body } => (&mut children[..], body.as_deref_mut()),
            What::Gather { children, .. }
            | What::TryGather { children, .. }
            | What::AsCompleted { children, .. }
            | What::Wait { children, .. } => (&mut children[..], None),
        };
        children.iter_mut().chain(body).fold(next + 1, |next, node| node.number(next))
    }
}

/// A random program.
pub fn programs() -> impl Strategy<Value = Node> {
    let wide = join(job().boxed(), 1..=MOST_JOBS);
    let deep = (1..DEEPEST)
        .fold(job().boxed(), |inner, _| prop_oneof![2 => job(), 1 => join(inner, 1..=6)].boxed());
    prop_oneof![1 => wide, 3 => join(deep, 1..=8)]
        .prop_filter("too many jobs", |program| program.jobs() <= MOST_JOBS)
        .prop_map(|mut program| {
            program.number(0);
            program
        })
}

fn ms() -> impl Strategy<Value = u64> {
    1..=LONGEST_MS
}

fn node(
    within_ms: impl Strategy<Value = Option<u64>>,
    what: impl Strategy<Value = What>,
) -> impl Strategy<Value = Node> {
    (within_ms, what).prop_map(|(within_ms, what)| Node { id: 0, within_ms, what })
}

fn job() -> impl Strategy<Value = Node> {
    let ends = prop_oneof![12 => Just(Ends::Ok), 3 => Just(Ends::Error), 1 => Just(Ends::Never)];
    let what = (ms(), ends).prop_map(|(ms, ends)| What::Job { ms, ends });
    node(weighted(0.1, ms()), what)
}

fn join(child: BoxedStrategy<Node>, count: std::ops::RangeInclusive<usize>) -> BoxedStrategy<Node> {
    let children = vec(child.clone(), count);
    let limit = || weighted(0.4, 1..=4_usize);
    let bound = prop_oneof![
        limit().prop_map(|limit| Bound { limit, ..Bound::default() }),
        ms().prop_map(|ms| Bound { deadline_ms: Some(ms), ..Bound::default() }),
        ms().prop_map(|ms| Bound { body_ms: Some(ms), ..Bound::default() }),
    ];
    let until = prop_oneof![
        Just(Until::FirstCompleted),
        Just(Until::FirstError),
        Just(Until::AllCompleted)
    ];
    let what = prop_oneof![
        (children.clone(), limit()).prop_map(|(children, limit)| What::Gather { children, limit }),
        (children.clone(), limit())
            .prop_map(|(children, limit)| What::TryGather { children, limit }),
        (children.clone(), bound, weighted(0.3, 1..=4_usize)).prop_map(
            |(children, bound, leave_after)| What::AsCompleted { children, bound, leave_after }
        ),
        (children.clone(), until, weighted(0.3, ms()), any::<bool>()).prop_map(
            |(children, until, deadline_ms, then_all)| What::Wait {
                children,
                until,
                deadline_ms,
                then_all
            }
        ),
        (children, proptest::option::of(child.prop_map(Box::new)))
            .prop_map(|(children, body)| What::TaskGroup { children, body }),
    ];
    node(weighted(0.25, ms()), what).boxed()
}
