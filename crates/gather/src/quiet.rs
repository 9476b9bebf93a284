//! Values that nobody gets: they are dropped, and a panic of their destructor goes no further.
//!
//! The panic hook has reported such a panic. If it unwound, it would come before the panic or error
//! with which the call ends, and a second panic during the first aborts the process.

use std::any::Any;
use std::mem::{forget, take};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The payload of a panic.
pub(crate) type Panic = Box<dyn Any + Send>;

/// Runs the user's code, and catches its panic: the panic must wait, or comes too late to count.
pub(crate) fn caught<T>(run: impl FnOnce() -> T) -> Result<T, Panic> {
    catch_unwind(AssertUnwindSafe(run))
}

/// Drops a value that nobody gets.
pub(crate) fn drop_quietly<T>(value: T) {
    if let Err(panic) = caught(|| drop(value)) {
        // The destructor of a payload may panic too. The payload of that panic is not dropped,
        // because this must end somewhere.
        caught(|| drop(panic)).unwrap_or_else(forget);
    }
}

/// A value that is [dropped quietly](drop_quietly), unless it is taken out.
#[derive(Debug)]
pub(crate) struct Quiet<T>(Option<T>);

impl<T> Quiet<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Some(value))
    }

    pub(crate) fn get_mut(&mut self) -> &mut T {
        self.0.as_mut().unwrap_or_else(|| unreachable!("taken out by value alone"))
    }

    pub(crate) fn get(&self) -> &T {
        self.0.as_ref().unwrap_or_else(|| unreachable!("taken out by value alone"))
    }

    pub(crate) fn into_inner(mut self) -> T {
        self.0.take().unwrap_or_else(|| unreachable!("taken out by value alone"))
    }
}

impl<T> Drop for Quiet<T> {
    fn drop(&mut self) {
        if let Some(value) = self.0.take() {
            drop_quietly(value);
        }
    }
}

/// Outputs that nobody has taken yet. They are [dropped quietly](drop_quietly) one by one: a `Vec`
/// aborts the process if a second destructor panics.
#[derive(Debug)]
pub(crate) struct Outputs<T>(Vec<T>);

impl<T> Default for Outputs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Outputs<T> {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    pub(crate) fn push(&mut self, output: T) {
        self.0.push(output);
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn into_vec(mut self) -> Vec<T> {
        take(&mut self.0)
    }
}

impl<T> Drop for Outputs<T> {
    fn drop(&mut self) {
        self.0.drain(..).for_each(drop_quietly);
    }
}
