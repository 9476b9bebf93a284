//! What a group needs from its environment: a lock, tasks, a clock. In the test of schedules, a
//! model replaces them.

#[cfg(not(test))]
mod real {
    pub(crate) use std::sync::Mutex;
    pub(crate) use std::sync::atomic::AtomicBool;

    pub(crate) use tokio::runtime::Handle;
    pub(crate) use tokio::task::AbortHandle;
    pub(crate) use tokio::time::timeout;

    pub(crate) use crate::shutdown::shut_down;

    pub(crate) type Task = tokio::task::JoinHandle<()>;
}

#[cfg(not(test))]
pub(super) use real::*;

#[cfg(test)]
pub(super) use super::schedules::model::*;
